import type Anthropic from '@anthropic-ai/sdk'
import type { z } from 'zod'
import { askFor } from '@/src/providers/text/anthropic/capabilities'
import { outputSchema } from '@/src/providers/text/anthropic/schema'
import type { PromptBlock, TextRequest, TokenUsage } from '@/src/providers/text/port'

const maxCacheMarks = 4
const marked = { cache_control: { type: 'ephemeral' as const } }

// The vendor takes four marks; the last ones end the longest common beginnings, so those are kept.
const blocksOf = (prompt: PromptBlock[]): Anthropic.TextBlockParam[] => {
  const marks = prompt.flatMap((block, index) => (block.cache ? [index] : [])).slice(-maxCacheMarks)
  return prompt.map(({ text }, index) => ({ type: 'text', text, ...(marks.includes(index) ? marked : {}) }))
}

/** Our request in the vendor's words; `visibleTokens` replaces the request's own cap on a second try. */
export const paramsFor = <S extends z.ZodType>(request: TextRequest<S>, prompt = request.prompt, visibleTokens = request.maxTokens): Anthropic.MessageStreamParams => {
  const { effort, thinking, maxTokens } = askFor(request.model, request.effort ?? 'medium', visibleTokens)
  return {
    model: request.model,
    max_tokens: maxTokens,
    ...(request.system ? { system: [{ type: 'text', text: request.system }] } : {}),
    messages: [{ role: 'user', content: blocksOf(prompt) }],
    output_config: { ...(effort ? { effort } : {}), format: { type: 'json_schema', schema: outputSchema(request.schema) } },
    ...(thinking ? { thinking } : {}),
  }
}

type GivenUsage = Partial<Anthropic.Usage>

/** The vendor's usage in ours; whatever is missing or null counts as 0. */
export const usageOf = (given: GivenUsage | null | undefined): TokenUsage => {
  const long = given?.cache_creation?.ephemeral_1h_input_tokens ?? 0
  const short = given?.cache_creation?.ephemeral_5m_input_tokens ?? 0
  return {
    inputTokens: given?.input_tokens ?? 0,
    outputTokens: given?.output_tokens ?? 0,
    cacheReadTokens: given?.cache_read_input_tokens ?? 0,
    cacheWriteTokens: Math.max(given?.cache_creation_input_tokens ?? 0, long + short),
    cacheWriteLongTokens: long,
    thinkingTokens: given?.output_tokens_details?.thinking_tokens ?? 0,
    calls: 1,
  }
}

/** The visible text: blocks are chosen by type, because thinking may come first. */
export const textOf = (content: Anthropic.ContentBlock[]): string =>
  content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('')

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The same prompt with the former answer and its faults, both as data that cannot close their block. */
export const repairPrompt = (prompt: PromptBlock[], answer: string, faults: string[]): PromptBlock[] => [
  ...prompt,
  {
    text: [
      '<repair>',
      'The former answer below does not fit the schema. Answer again in full, keep what was right, and mend only what the faults name.',
      `<former_answer>${escaped(answer)}</former_answer>`,
      `<faults>${escaped(faults.join('\n'))}</faults>`,
      '</repair>',
    ].join('\n'),
  },
]

// The newest tokenizers make about one token of three characters of English.
const tokensIn = (text: string): number => Math.ceil(text.length / 3)

/** The most that one call can use: nothing read from the cache, the whole cap written. */
export const usageAtMost = <S extends z.ZodType>(request: TextRequest<S>): TokenUsage => {
  const { maxTokens } = askFor(request.model, request.effort ?? 'medium', request.maxTokens)
  const prompt = tokensIn(request.system) + request.prompt.reduce((sum, { text }) => sum + tokensIn(text), 0) + tokensIn(JSON.stringify(outputSchema(request.schema)))
  const cached = request.prompt.some(({ cache }) => cache)
  return { ...usageOf(null), inputTokens: cached ? 0 : prompt, cacheWriteTokens: cached ? prompt : 0, outputTokens: maxTokens }
}
