import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Payload } from 'payload'
import { createTestDatabase } from './database'

export type Answer<T = Record<string, unknown>> = { status: number; body: T; headers: Headers }
export type Caller = <T = Record<string, unknown>>(method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer<T>>
export type App = { payload: Payload; url: string; anonymous: Caller; as(email: string, password?: string): Promise<Caller>; close(): Promise<void> }

/** The password that `build…()` gives every person. */
export const testPassword = 'Correct-horse-7'

/**
 * The product's API on a port of its own over a fresh database with the real schema. Call it before anything that reads
 * the environment is imported; `close` ends the server, the pool and the database.
 */
export const startApp = async (): Promise<App> => {
  const database = await createTestDatabase()
  process.env.DATABASE_URL = database.url
  const { getPayload } = await import('payload')
  const { default: config } = await import('@/payload.config')
  const { restHandler } = await import('@/src/web/api')
  const payload = await getPayload({ config })
  const rest = restHandler(payload)
  const server = createServer((incoming, outgoing) => void rest(incoming, outgoing))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    payload,
    url,
    anonymous: callerOf(url),
    as: async (email, password = testPassword) => {
      const { body } = await callerOf(url)<{ token: string }>('POST', '/api/users/login', { email, password })
      return callerOf(url, body.token)
    },
    close: async () => {
      await new Promise((resolve) => server.close(resolve))
      await payload.destroy()
      await database.drop()
    },
  }
}

const callerOf = (url: string, token?: string): Caller => async <T>(method: string, path: string, body?: unknown, more: Record<string, string> = {}) => {
  const multipart = body instanceof FormData
  const headers = { ...(token && { authorization: `JWT ${token}` }), ...(body !== undefined && !multipart && { 'content-type': 'application/json' }), ...more }
  const response = await fetch(`${url}${path}`, { method, headers, body: multipart ? body : body === undefined ? undefined : JSON.stringify(body) })
  const text = await response.text()
  const json = response.headers.get('content-type')?.includes('json')
  return { status: response.status, headers: response.headers, body: (json ? JSON.parse(text) : { text }) as T }
}
