import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Sandbox } from '@/src/sandbox/server'
import type * as Providers from './index'
import { freePort } from '@/src/testing/freePort'

let sandbox: Sandbox
let providers: typeof Providers

beforeAll(async () => {
  const port = await freePort()
  // Live vendors, where nobody listens: whoever is asked instead of the sandbox cannot answer.
  const nowhere = `http://127.0.0.1:${await freePort()}`
  Object.assign(process.env, { PROVIDERS_MODE: 'live', SANDBOX_PORT: String(port), ANTHROPIC_API_KEY: 'live', TAVILY_API_KEY: 'live', FREEPIK_API_KEY: 'live', TAVILY_BASE_URL: nowhere, FREEPIK_BASE_URL: nowhere, ANTHROPIC_BASE_URL: nowhere })
  const { startSandbox } = await import('@/src/sandbox/server')
  sandbox = await startSandbox({ port, smtpPort: 0 })
  providers = await import('./index')
})
afterAll(() => sandbox.close())

describe('a test key with live vendors', () => {
  it('reaches the sandbox, and says that what comes from there is a sample', async () => {
    const given = providers.sandboxProviders()
    expect((await given.search.search('rail freight', { limit: 3 })).results.length).toBeGreaterThan(0)
    expect((await given.images.search({ term: 'train', limit: 2 })).length).toBeGreaterThan(0)
    expect([given.sandbox, providers.providersFor().sandbox]).toEqual([true, false])
    expect([providers.allowedOrigins(true), providers.allowedOrigins()]).toEqual([[new URL(sandbox.url).origin], []])
  })

  it('and nothing else does', async () => {
    await expect(providers.providersFor().search.search('rail freight', { limit: 3 })).rejects.toThrow()
  })
})
