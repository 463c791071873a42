import type { z } from 'zod'

export type PromptBlock = { text: string; /** Ends a part of the prompt that other calls begin with too. */ cache?: boolean }

export type TextRequest<S extends z.ZodType> = {
  model: string
  system: string
  prompt: PromptBlock[]
  schema: S
  schemaName: string
  /** For the visible answer; room for thinking is added by the provider. */
  maxTokens: number
  effort?: 'low' | 'medium' | 'high'
  signal?: AbortSignal
}

/** Tokens of one call, or of several added up. */
export type TokenUsage = {
  inputTokens: number
  outputTokens: number
  cacheReadTokens: number
  cacheWriteTokens: number
  /** The part of `cacheWriteTokens` that was written for an hour. */
  cacheWriteLongTokens: number
  /** The part of `outputTokens` that nobody sees. */
  thinkingTokens: number
  /** Model calls made: more than one after a repair or a cut answer. */
  calls: number
}

export type TextAnswer<T> = {
  value: T
  usage: TokenUsage
  /** Of all calls made, each priced by itself. */
  costMicroUsd: number
  priceVersion: string
  model: string
  requestId: string | null
}

/** A model that answers with JSON of a given schema. */
export interface TextModel {
  /** The answer, validated. Throws VendorError; GEN_006 when there is no usable answer after one repair. */
  generate<S extends z.ZodType>(request: TextRequest<S>): Promise<TextAnswer<z.infer<S>>>
  /** microUSD of one call's tokens. Throws VendorError for a model without a known price. */
  price(model: string, usage: TokenUsage): number
  /** An upper bound in microUSD, before the call. */
  estimate<S extends z.ZodType>(request: TextRequest<S>): number
}
