import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Stands before the vendors' sandbox and keeps what is sent to it; `change` may make something else of what comes back. */
export type Recorder = { url: string; heard: string[]; close(): Promise<void> }

type Change = (path: string, request: string, answer: string) => string

export const openRecorder = async (target: string, change?: Change): Promise<Recorder> => {
  const heard: string[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts)
      heard.push(`${request.method} ${request.url} ${body.toString()}`)
      const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !['host', 'connection', 'content-length', 'transfer-encoding'].includes(name))) as Record<string, string>
      fetch(`${target}${request.url}`, { method: request.method, headers, ...(body.length && { body }) }).then(
        async (answer) => {
          const kept = Object.fromEntries([...answer.headers].filter(([name]) => !['content-encoding', 'content-length', 'transfer-encoding', 'connection'].includes(name)))
          const bytes = Buffer.from(await answer.arrayBuffer())
          response.writeHead(answer.status, kept).end(change && answer.ok && !/image|octet/.test(kept['content-type'] ?? '') ? change(String(request.url), body.toString(), bytes.toString()) : bytes)
        },
        () => response.destroy(),
      )
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard, close: () => new Promise((resolve) => void server.close(() => resolve()).closeAllConnections()) }
}
