import type { ServerResponse } from 'node:http'
import type { Fault } from '../core/faults'
import type { ContentBlock, WireMessage } from './answer'

const CHUNK = 400

const record = (type: string, data: object): string => `event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`

const pieces = (text: string): string[] => Array.from({ length: Math.ceil(text.length / CHUNK) }, (_, i) => text.slice(i * CHUNK, (i + 1) * CHUNK))

function blockRecords(block: ContentBlock, index: number): string[] {
  const stop = record('content_block_stop', { index })
  if (block.type === 'thinking') {
    const start = record('content_block_start', { index, content_block: { type: 'thinking', thinking: '', signature: '' } })
    return [start, record('content_block_delta', { index, delta: { type: 'signature_delta', signature: block.signature } }), stop]
  }
  const start = record('content_block_start', { index, content_block: { type: 'text', text: '', citations: null } })
  const deltas = pieces(block.text).map((text) => record('content_block_delta', { index, delta: { type: 'text_delta', text } }))
  return [start, ...deltas, stop]
}

/** Sends a message as server-sent events. A `cut` fault breaks the connection half way, `overloaded_stream` sends an error there. */
export function streamMessage(res: ServerResponse, message: WireMessage, fault: Fault | null, headers: Record<string, string>): void {
  const opening = { ...message, content: [], stop_reason: null, usage: { ...message.usage, output_tokens: 1 } }
  const records = [
    record('message_start', { message: opening }),
    record('ping', {}),
    ...message.content.flatMap(blockRecords),
    record('message_delta', {
      delta: { stop_reason: message.stop_reason, stop_sequence: null, stop_details: message.stop_details, container: null },
      usage: message.usage,
    }),
    record('message_stop', {}),
  ]
  res.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache', ...headers })
  const breaks = fault?.kind === 'cut' || fault?.kind === 'overloaded_stream'
  const sent = breaks ? records.slice(0, Math.max(3, Math.floor(records.length / 2))) : records
  if (fault?.kind === 'cut') {
    res.write(sent.join(''), () => res.socket?.destroy())
    return
  }
  if (breaks) sent.push(record('error', { error: { type: 'overloaded_error', message: 'Overloaded' } }))
  res.end(sent.join(''))
}
