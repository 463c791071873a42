import { randomBytes } from 'node:crypto'
import { composeAnswer } from '../writer/compose'
import type { Fault } from '../core/faults'
import { invented } from './invent'
import { rulesOf } from './models'
import type { MessagesRequest } from './request'
import { userTextOf } from './request'
import type { CacheUse } from './usage'
import { tokensOf, wireUsage } from './usage'

export type ContentBlock = { type: 'thinking'; thinking: string; signature: string } | { type: 'text'; text: string; citations: null }

const thinkingTokens = { low: 40, medium: 160, high: 480, xhigh: 900, max: 1600 }

function thoughtTokens(request: MessagesRequest): number {
  const rules = rulesOf(request.model)
  const kind = request.thinking?.type
  const thinks = kind ? kind === 'adaptive' || kind === 'enabled' : rules?.thinksByDefault
  return thinks ? thinkingTokens[request.output_config?.effort ?? rules?.defaultEffort ?? 'high'] : 0
}

/** Cuts a text after so many tokens, as the vendor does at `max_tokens`. */
const cutAt = (text: string, tokens: number): string => text.slice(0, Math.max(0, Math.floor(tokens * 3.6)))

const broken = (text: string): string => {
  const parsed = JSON.parse(text) as Record<string, unknown>
  const names = Object.keys(parsed)
  return JSON.stringify({ ...Object.fromEntries(names.slice(1).map((name) => [name, 7])), unexpected: true })
}

function visibleText(request: MessagesRequest, fault: Fault | null): string {
  if (fault?.kind === 'empty' || fault?.kind === 'refusal') return ''
  const schema = request.output_config?.format?.schema ?? null
  const text = composeAnswer(userTextOf(request), schema)
  if (fault?.kind === 'invent' && schema) return invented(text)
  return fault?.kind === 'bad_schema' ? (schema ? broken(text) : '{"unexpected": true}') : text
}

/** The whole message in the vendor's form. A refusal and a cut answer come with status 200, as they do there. */
export function composeMessage(request: MessagesRequest, use: CacheUse, fault: Fault | null) {
  const whole = visibleText(request, fault)
  const thinking = thoughtTokens(request)
  const room = fault?.kind === 'max_tokens' ? Math.floor(tokensOf(whole) / 2) : request.max_tokens - thinking
  const isCut = tokensOf(whole) > room
  const text = isCut ? cutAt(whole, room) : whole
  const thought: ContentBlock[] = thinking ? [{ type: 'thinking', thinking: '', signature: randomBytes(24).toString('base64') }] : []
  const refused = fault?.kind === 'refusal'
  const content: ContentBlock[] = text ? [...thought, { type: 'text', text, citations: null }] : refused ? [] : thought
  return {
    id: `msg_01${randomBytes(11).toString('hex')}`, type: 'message', role: 'assistant', model: request.model, content,
    stop_reason: refused ? 'refusal' : isCut ? 'max_tokens' : 'end_turn',
    stop_sequence: null,
    stop_details: refused ? { type: 'refusal', category: null, explanation: 'The sandbox was asked to refuse' } : null,
    container: null,
    usage: wireUsage(use, Math.min(request.max_tokens, tokensOf(text) + thinking), thinking),
  }
}

export type WireMessage = ReturnType<typeof composeMessage>
