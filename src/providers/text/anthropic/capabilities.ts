import { VendorError } from '@/src/engine/http/vendorError'
import { baseModel } from '@/src/providers/text/anthropic/prices'

export type Effort = 'low' | 'medium' | 'high'

type Capability = {
  /** Takes `output_config.effort`. */
  effort: boolean
  /** Thinks unless told otherwise. */
  thinks: boolean
  /** What keeps it from thinking at low and medium effort; null where the vendor refuses every form. */
  quiet: 'between_tools' | 'disabled' | null
  maxOutput: number
}

const always: Capability = { effort: true, thinks: true, quiet: null, maxOutput: 128_000 }
const unless: Capability = { effort: true, thinks: true, quiet: 'disabled', maxOutput: 128_000 }
const onDemand: Capability = { effort: true, thinks: false, quiet: null, maxOutput: 128_000 }
const older: Capability = { effort: false, thinks: false, quiet: null, maxOutput: 64_000 }

// What each model accepts: a wrong combination is answered with 400, and the model's name alone decides.
const table: Record<string, Capability> = {
  'claude-fable-5-2': always,
  'claude-fable-5-1': always,
  'claude-fable-5': always,
  'claude-opus-5-5': always,
  'claude-sonnet-5-5': { ...always, quiet: 'between_tools' },
  'claude-haiku-5-5': always,
  'claude-opus-5': unless,
  'claude-sonnet-5': unless,
  'claude-opus-4-8': onDemand,
  'claude-opus-4-7': onDemand,
  'claude-opus-4-6': onDemand,
  'claude-sonnet-4-6': onDemand,
  'claude-opus-4-5': older,
  'claude-sonnet-4-5': older,
  'claude-haiku-4-5': older,
}

const capabilityOf = (model: string): Capability => {
  const known = table[baseModel(model)]
  if (known) return known
  throw new VendorError({ kind: 'human', code: 'GEN_005', message: `The text model "${model}" is not known. Choose another model.` })
}

const roomToThink: Record<Effort, number> = { low: 2000, medium: 4000, high: 8000 }

/** How a model is to be asked: only what it accepts, and `max_tokens` with room for thinking, which counts into it. */
export const askFor = (model: string, effort: Effort, visibleTokens: number) => {
  const can = capabilityOf(model)
  const quiet = effort === 'high' ? null : can.quiet
  const room = can.thinks && !quiet ? roomToThink[effort] : 0
  return {
    effort: can.effort ? effort : undefined,
    thinking: quiet ? { type: quiet } : undefined,
    maxTokens: Math.min(visibleTokens + room, can.maxOutput),
  }
}
