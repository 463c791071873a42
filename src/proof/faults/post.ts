import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A vendor that takes letters, is slow to say so, and can be asked about each; it counts how often each one came. */
export type Post = { url: string; taken: Map<string, number>; close(): Promise<void> }

export const openPost = async (delayMs = 40): Promise<Post> => {
  const taken = new Map<string, number>()
  const server = createServer((request, response) => {
    const key = decodeURIComponent(String(request.url).slice(1))
    if (request.method === 'GET') return void response.end(JSON.stringify({ count: taken.get(key) ?? 0 }))
    taken.set(key, (taken.get(key) ?? 0) + 1)
    return void setTimeout(() => response.end('taken'), Math.random() * delayMs)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, taken, close: () => new Promise((resolve) => void server.close(() => resolve()).closeAllConnections()) }
}

/** The kind of effect that leaves for this vendor: sent once, never again unless the vendor says that it has none. */
export const defineLetters = async (url: string): Promise<void> => {
  // Only now: it reads the environment, where the database has to stand by then.
  const { defineEffect } = await import('@/src/engine/effects')
  defineEffect('proof.letter', {
    perform: async ({ key }, { signal }) => {
      await fetch(`${url}/${encodeURIComponent(key)}`, { method: 'POST', signal })
      return { response: { sent: true }, providerId: key }
    },
    resolve: async ({ key }) => {
      const { count } = (await (await fetch(`${url}/${encodeURIComponent(key)}`)).json()) as { count: number }
      return count > 0 ? { happened: true, response: { sent: true } } : { happened: false }
    },
  })
}
