import { VendorError } from '@/src/engine/http/vendorError'
import type { TokenUsage } from '@/src/providers/text/port'
import table from '@/src/providers/text/anthropic/prices.json'

type Band = { upTo?: number; input: number; output: number; write: number; writeLong: number; read: number }
type Period = { validFrom: string; bands: Band[] }

const models: Record<string, Period[]> = table.models

/** The version of the price table, kept with each usage row. */
export const priceVersion = table.version

/** A model's name without the date of its snapshot. */
export const baseModel = (model: string): string => model.replace(/-\d{8}$/, '')

/** True when the model has a price, now or later. */
export const isPriced = (model: string): boolean => baseModel(model) in models

const bandFor = (model: string, promptTokens: number, at: Date): Band => {
  const day = at.toISOString().slice(0, 10)
  const period = models[baseModel(model)]?.findLast(({ validFrom }) => validFrom <= day)
  const band = period?.bands.find(({ upTo }) => upTo === undefined || promptTokens <= upTo)
  if (band) return band
  throw new VendorError({ kind: 'human', code: 'GEN_005', message: `No price is known for the text model "${model}". Choose another model.` })
}

/**
 * microUSD of one call. USD per million tokens is microUSD per token, so the sum needs no factor; it is rounded up.
 * The band follows the whole prompt, cache reads and writes included, and holds for the whole call.
 */
export const microUsdOf = (model: string, usage: TokenUsage, at = new Date(), region = 'global'): number => {
  const band = bandFor(model, usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens, at)
  const shortWrites = usage.cacheWriteTokens - usage.cacheWriteLongTokens
  const sum =
    usage.inputTokens * band.input +
    usage.outputTokens * band.output +
    shortWrites * band.write +
    usage.cacheWriteLongTokens * band.writeLong +
    usage.cacheReadTokens * band.read
  const factor = region === 'us' ? table.regionFactor.us : 1
  return Math.ceil(Number((sum * factor).toFixed(6)))
}
