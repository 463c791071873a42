import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'

const ask = { model: 'claude-sonnet-5-5', system: '', prompt: [], schema: z.object({}), schemaName: 's', maxTokens: 10 }
const withEnvironment = async (values: Record<string, string>) => {
  for (const [name, value] of Object.entries({ ANTHROPIC_API_KEY: '', TAVILY_API_KEY: '', FREEPIK_API_KEY: '', PROVIDERS_MODE: '', SANDBOX_PORT: '4999', ...values })) vi.stubEnv(name, value)
  return import('@/src/providers')
}

describe('the services of an agency', () => {
  beforeEach(() => void vi.resetModules())
  afterEach(() => void vi.unstubAllEnvs())

  it('without any key are the local stand-ins, whose pages alone may be fetched', async () => {
    const { providersFor, allowedOrigins } = await withEnvironment({})
    expect([providersFor().sandbox, allowedOrigins()]).toEqual([true, ['http://127.0.0.1:4999']])
  })

  it('live, open no address and ask for the key that is missing when it is used', async () => {
    const { providersFor, allowedOrigins } = await withEnvironment({ PROVIDERS_MODE: 'live' })
    const { text, search, images, sandbox } = providersFor()
    expect([sandbox, allowedOrigins()]).toEqual([false, []])
    const missing = { kind: 'human', code: 'BIZ_008' }
    await expect(text.generate(ask)).rejects.toMatchObject({ ...missing, message: 'Add your key for the text service under Connections first.' })
    await expect(search.search('x', { limit: 1 })).rejects.toMatchObject(missing)
    await expect(images.search({ term: 'x', limit: 1 })).rejects.toMatchObject(missing)
    await expect(images.download('1')).rejects.toMatchObject(missing)
    expect(text.estimate(ask)).toBeGreaterThan(0)
  })
})
