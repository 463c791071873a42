import http from 'node:http'
import type { AddressInfo } from 'node:net'

/** A tiny vendor: answers each path with its own name and counts who asked. */
export type Counter = { url: string; calls: Map<string, number>; keys: Map<string, Set<string>>; close(): Promise<void> }

/** Starts the vendor; calls are counted per `<first path part>/<name>`, so one server serves many runs. */
export const openCounter = async (): Promise<Counter> => {
  const calls = new Map<string, number>()
  const keys = new Map<string, Set<string>>()
  const server = http.createServer((request, response) => {
    const path = String(request.url).slice(1)
    calls.set(path, (calls.get(path) ?? 0) + 1)
    keys.set(path, (keys.get(path) ?? new Set()).add(String(request.headers['idempotency-key'])))
    response.end(path.split('/').pop())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () => new Promise<void>((resolve) => void server.close(() => resolve()).closeAllConnections())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, calls, keys, close }
}
