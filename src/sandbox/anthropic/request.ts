import { z } from 'zod'

const cacheControl = z.object({ type: z.literal('ephemeral'), ttl: z.enum(['5m', '1h']).optional() }).nullish()
const block = z.looseObject({ type: z.string(), text: z.string().optional(), cache_control: cacheControl, citations: z.unknown().optional() })
const content = z.union([z.string(), z.array(block)])

export const messagesRequest = z.looseObject({
  model: z.string(),
  max_tokens: z.number().int().positive(),
  messages: z.array(z.object({ role: z.enum(['user', 'assistant']), content })).min(1),
  system: z.union([z.string(), z.array(block)]).nullish(),
  tools: z.array(z.looseObject({})).nullish(),
  tool_choice: z.looseObject({ type: z.string() }).nullish(),
  thinking: z.looseObject({ type: z.string() }).nullish(),
  output_config: z
    .looseObject({
      effort: z.enum(['low', 'medium', 'high', 'xhigh', 'max']).nullish(),
      format: z.looseObject({ type: z.literal('json_schema'), schema: z.record(z.string(), z.unknown()) }).nullish(),
    })
    .nullish(),
  cache_control: cacheControl,
  stream: z.boolean().nullish(),
})

export type MessagesRequest = z.infer<typeof messagesRequest>
export type Block = z.infer<typeof block>

export const blocksOf = (given: string | Block[] | null | undefined): Block[] =>
  typeof given === 'string' ? [{ type: 'text', text: given }] : (given ?? [])

/** The text that the person's side of the conversation holds, blocks joined by a line break. */
export const userTextOf = (request: MessagesRequest): string =>
  request.messages
    .filter(({ role }) => role === 'user')
    .flatMap((message) => blocksOf(message.content).map((part) => part.text ?? ''))
    .join('\n')
