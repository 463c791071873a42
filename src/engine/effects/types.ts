/** What a call cost and used; money in millionths of a dollar. */
export type Usage = {
  costMicroUsd: number
  model?: string
  inputTokens?: number
  outputTokens?: number
  cacheReadTokens?: number
  cacheWriteTokens?: number
  units?: number
  priceVersion?: string
  keySource?: 'platform' | 'agency'
  sandbox?: boolean
}

/**
 * A call that a step makes. `key` names it within the step (`section-3`); run, step and a hash of `request` are added.
 * `request` is kept for people and must hold no secret. `repeatable`: calling twice does no harm but cost.
 * `estimateMicroUsd` is the most it can cost, looked at before the budget; `usage` says whose row the cost goes into.
 */
export type EffectCall = {
  key: string
  kind: string
  repeatable: boolean
  request: unknown
  estimateMicroUsd?: number
  usage?: { capability: string; vendor: string; model?: string }
}

export type Performed<T> = { response: T; providerId?: string | null; usage?: Usage }

/** Makes the call. `idempotencyKey` is the same for every attempt, for vendors that take one. */
export type Perform<T> = (signal: AbortSignal, facts: { idempotencyKey: string }) => Promise<Performed<T>>

/** A row of the ledger as a performer or resolver sees it. */
export type Effect = {
  id: string
  key: string
  kind: string
  repeatable: boolean
  agency: string | null
  client: string | null
  request: unknown
  attempts: number
  fence: number
  providerId: string | null
}

export type EffectState = 'reserved' | 'sending' | 'done' | 'failed' | 'unknown' | 'held' | 'canceled'

/** What the vendor says about a call that died half-way; null when the vendor cannot tell. */
export type Resolution = { happened: true; response: unknown; providerId?: string | null } | { happened: false } | null
