import { createHash } from 'node:crypto'
import type { Block, MessagesRequest } from './request'
import { blocksOf } from './request'

const MIN_CACHED_TOKENS = 1024
const LIFETIME_MS = { '5m': 5 * 60_000, '1h': 60 * 60_000 }
const MAX_PREFIXES = 20_000

/** Prefix hash -> the moment it is forgotten. One per process, as the vendor has one per organisation. */
const prefixes = new Map<string, number>()

/** A token is about 3.6 characters of English on the newest models. */
export const tokensOf = (text: string): number => Math.ceil(text.length / 3.6)

export interface CacheUse {
  input: number
  read: number
  written5m: number
  written1h: number
}

const textOf = (block: Block): string => block.text ?? JSON.stringify(block)

/** Emulates prompt caching: the longest remembered prefix is read, what follows it up to the last mark is written. */
export function cacheUse(request: MessagesRequest, key: string): CacheUse {
  const hash = createHash('sha1').update(`${key}\n${request.model}\n${JSON.stringify(request.tools ?? [])}`)
  const blocks = [...blocksOf(request.system), ...request.messages.flatMap(({ content }) => blocksOf(content))]
  const now = Date.now()
  let tokens = 0
  let read = 0
  let marked = 0
  const marks: { hash: string; ttl: '5m' | '1h' }[] = []
  blocks.forEach((block, place) => {
    const text = textOf(block)
    hash.update(`\n${block.type}:`).update(text)
    tokens += tokensOf(text)
    const mark = block.cache_control ?? (place === blocks.length - 1 ? request.cache_control : null)
    const prefix = hash.copy().digest('base64')
    if ((prefixes.get(prefix) ?? 0) > now) read = tokens
    if (!mark || tokens < MIN_CACHED_TOKENS) return
    marked = tokens
    marks.push({ hash: prefix, ttl: mark.ttl ?? '5m' })
  })
  if (prefixes.size > MAX_PREFIXES) prefixes.clear()
  for (const mark of marks) prefixes.set(mark.hash, now + LIFETIME_MS[mark.ttl])
  if (!marks.length) return { input: tokens, read: 0, written5m: 0, written1h: 0 }
  const written = Math.max(0, marked - read)
  const ttl = marks.at(-1)?.ttl
  return {
    input: tokens - Math.max(marked, read), read,
    written5m: ttl === '5m' ? written : 0,
    written1h: ttl === '1h' ? written : 0,
  }
}

export const wireUsage = (use: CacheUse, output: number, thinking: number) => ({
  input_tokens: use.input,
  output_tokens: output,
  cache_creation_input_tokens: use.written5m + use.written1h,
  cache_read_input_tokens: use.read,
  cache_creation: { ephemeral_5m_input_tokens: use.written5m, ephemeral_1h_input_tokens: use.written1h },
  server_tool_use: { web_search_requests: 0, web_fetch_requests: 0 },
  service_tier: 'standard',
  inference_geo: 'global',
  output_tokens_details: { thinking_tokens: thinking },
})
