import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Fault } from './faults'
import type { SandboxState, Vendor } from './state'

const MAX_BODY = 64 * 1024 * 1024

/** One request with its answer, as a vendor's handler sees it. */
export interface Exchange {
  vendor: Vendor
  method: string
  path: string
  url: URL
  headers: IncomingMessage['headers']
  body: string
  /** The body's bytes, for what is not text. */
  raw: Buffer
  req: IncomingMessage
  res: ServerResponse
  state: SandboxState
  /** The fault this call was asked to suffer, latency apart. */
  fault: Fault | null
  /** What the status page shows of the call. */
  summary: string
  key: string | null
}

export type Handler = (exchange: Exchange) => Promise<void> | void

export async function readBytes(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY) throw new Error('The body is larger than 64 MB')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

export const readBody = async (req: IncomingMessage): Promise<string> => (await readBytes(req)).toString('utf8')

export function sendJson(res: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  const text = JSON.stringify(body)
  res.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), ...headers })
  res.end(text)
}

export function sendHtml(res: ServerResponse, status: number, html: string): void {
  res.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'content-length': Buffer.byteLength(html) })
  res.end(html)
}

export function sendBytes(res: ServerResponse, type: string, bytes: Buffer): void {
  res.writeHead(200, { 'content-type': type, 'content-length': bytes.length, 'cache-control': 'max-age=3600' })
  res.end(bytes)
}

/** Ends the connection without an answer, or in the middle of one. */
export function cutConnection(exchange: Exchange): void {
  exchange.res.socket?.destroy()
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
