import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Block } from '@/src/domain/content/generation/blocks'
import { answerTokens, systemPrompt, taskPrompt } from '@/src/domain/content/generation/prompts'
import { answerSchemas, type Answer, type Task } from '@/src/domain/content/generation/schemas'
import { keyRefused } from '@/src/domain/platform/vendorKeys/refused'
import { systemRequest } from '@/src/engine/database'
import type { Performed, Usage } from '@/src/engine/effects'
import { isVendorError, VendorError } from '@/src/engine/http'
import type { StepContext } from '@/src/engine/pipeline'
import type { Brief } from '@/src/domain/content/brief'
import { env } from '@/src/env'
import type { TextAnswer } from '@/src/providers/text/port'
import { withCure } from './keyCure'
import { type Equipped, providersOf } from './providers'

export type Asking = Pick<StepContext<unknown, Brief>, 'run' | 'payload' | 'signal' | 'effect'>

const usageOf = (answer: TextAnswer<unknown>, equipped: Equipped): Usage => ({
  costMicroUsd: answer.costMicroUsd, model: answer.model, inputTokens: answer.usage.inputTokens, outputTokens: answer.usage.outputTokens,
  cacheReadTokens: answer.usage.cacheReadTokens, cacheWriteTokens: answer.usage.cacheWriteTokens, priceVersion: answer.priceVersion,
  keySource: equipped.keySource, sandbox: equipped.sandbox,
})

/** A key of the agency's own that its service refuses is marked, and the admins are told. */
const noteRefusal = async (error: unknown, { payload, run }: Asking, { keySource }: Equipped): Promise<unknown> => {
  const isRefused = isVendorError(error) && (error.status === 401 || error.status === 403)
  if (isRefused && keySource === 'agency' && run.agency) await keyRefused(await systemRequest(payload, 'key-refused'), run.agency, 'anthropic')
  return error
}

/** What a failed call cost all the same, where the ledger looks for it. */
const withCost = (error: unknown): never => {
  if (!isVendorError(error)) throw error
  throw new VendorError({ ...error, message: error.message, usage: { ...error.usage, costMicroUsd: error.costMicroUsd } })
}

/**
 * Asks the text model for one answer. Calls of a run with the same `part` and prompt are made once, whatever happens in
 * between. Throws what the provider throws (GEN_005, GEN_006) and the refusals of the ledger.
 */
export const ask = async <T extends Task>(
  context: Asking, task: T, part: string, blocks: readonly (Block | null)[], limits?: Record<string, unknown>,
): Promise<Answer<T>> => {
  const equipped = await providersOf(context.payload, context.run)
  const schema = answerSchemas[task] as unknown as z.ZodType<Answer<T>>
  const system = systemPrompt(task)
  const prompt = taskPrompt(task, blocks, limits)
  const request = { model: env.modelDefault, system, prompt, schema, schemaName: task, maxTokens: answerTokens[task] }
  const digest = createHash('sha256').update(JSON.stringify([system, prompt])).digest('hex')
  const call = {
    key: part, kind: 'text', repeatable: true, request: { task, model: request.model, prompt: digest },
    estimateMicroUsd: equipped.text.estimate(request), usage: { capability: 'text_generation', vendor: 'anthropic', model: request.model },
  }
  return context.effect<Answer<T>>(call, async (signal): Promise<Performed<Answer<T>>> => {
    const answer = await equipped.text.generate({ ...request, signal }).catch(async (error: unknown) => withCost(withCure(await noteRefusal(error, context, equipped), context.run)))
    return { response: answer.value as Answer<T>, providerId: answer.requestId, usage: usageOf(answer, equipped) }
  })
}
