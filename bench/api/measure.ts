import autocannon from 'autocannon'
import { Client } from 'undici'
import type { Case } from './cases'
import type { Server } from './servers'

export type Figures = { requestsPerSecond: number; p50: number; p99: number }

const tokens = new Map<string, string>()

/** The token of a bench account on one server. */
export const tokenOf = async ({ url }: Server, name: string): Promise<string> => {
  const known = tokens.get(url + name)
  if (known) return known
  const answer = await fetch(`${url}/api/users/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: `${name}@bench.test`, password: 'Correct-horse-7' }) })
  const { token } = (await answer.json()) as { token?: string }
  if (!token) throw new Error(`${name} could not sign in at ${url}.`)
  tokens.set(url + name, token)
  return token
}

const headersOf = async (server: Server, { as }: Case) => ({ authorization: `JWT ${await tokenOf(server, as)}`, 'content-type': 'application/json' })

/** One request after the other on one connection: p50 and p99 in milliseconds. Throws on an answer that is not a success. */
export const alone = async (server: Server, asked: Case, seconds: number): Promise<{ p50: number; p99: number }> => {
  const headers = await headersOf(server, asked)
  const client = new Client(server.url)
  const times: number[] = []
  for (const end = performance.now() + seconds * 1000; performance.now() < end; ) {
    const began = performance.now()
    const { statusCode, body } = await client.request({ method: asked.method, path: asked.path, headers, body: asked.body?.() })
    await body.arrayBuffer()
    times.push(performance.now() - began)
    if (statusCode >= 300) throw new Error(`${server.name} answered ${statusCode} to ${asked.path}`)
  }
  await client.close()
  times.sort((a, b) => a - b)
  return { p50: times[Math.floor(times.length / 2)]!, p99: times[Math.floor(times.length * 0.99)]! }
}

/** Eight connections at once: requests a second. Throws when an answer is not a success. */
export const crowded = async (server: Server, asked: Case, seconds: number): Promise<number> => {
  const headers = await headersOf(server, asked)
  const request = { method: asked.method, path: asked.path, headers, ...(asked.body && { setupRequest: (made: object) => ({ ...made, body: asked.body!() }) }) }
  const result = await autocannon({ url: server.url, connections: 8, duration: seconds, requests: [request] })
  if (result.non2xx || result.errors) throw new Error(`${server.name}: ${result.non2xx} refusals and ${result.errors} errors at ${asked.path}`)
  return result.requests.total / result.duration
}

/** The middle of a few measurements. */
export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
