import { mkdtempSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { banner } from './banner.mjs'
import { isSandboxed, portsOf } from './environment.mjs'
import { secretsOf } from './secrets.mjs'

const newHome = () => mkdtempSync(join(tmpdir(), 'impresario-home-'))

describe('the secrets of a home', () => {
  it('are made once and readable by their owner only', () => {
    const home = newHome()
    const made = secretsOf(home, {})
    expect(secretsOf(home, {})).toEqual(made)
    expect(secretsOf(newHome(), {}).PAYLOAD_SECRET).not.toBe(made.PAYLOAD_SECRET)
    expect(statSync(join(home, 'secrets.json')).mode & 0o077).toBe(0)
  })

  it('have the form that the environment demands', () => {
    const { PAYLOAD_SECRET, ENCRYPTION_KEYS, DEMO_PASSWORD } = secretsOf(newHome(), {})
    expect(PAYLOAD_SECRET.length).toBeGreaterThanOrEqual(32)
    expect(Buffer.from(ENCRYPTION_KEYS.split(':')[1], 'base64')).toHaveLength(32)
    expect(DEMO_PASSWORD.length).toBeGreaterThanOrEqual(10)
  })

  it('come from the environment where it gives them, and are then not kept', () => {
    const home = newHome()
    expect(secretsOf(home, { DEMO_PASSWORD: 'given by hand' }).DEMO_PASSWORD).toBe('given by hand')
    expect(secretsOf(home, {}).DEMO_PASSWORD).not.toBe('given by hand')
  })
})

describe('the parts', () => {
  it('have ports beside each other unless the sandbox gets its own', () => {
    expect(portsOf({ PORT: '4000' })).toEqual({ web: 4000, sandbox: 4001, mail: 4002 })
    expect(portsOf({ PORT: '4000', SANDBOX_PORT: '5000' })).toEqual({ web: 4000, sandbox: 5000, mail: 5001 })
  })

  it('call real vendors with a key and the sandbox without, unless told', () => {
    expect(isSandboxed({})).toBe(true)
    expect(isSandboxed({ ANTHROPIC_API_KEY: 'key' })).toBe(false)
    expect(isSandboxed({ ANTHROPIC_API_KEY: 'key', PROVIDERS_MODE: 'sandbox' })).toBe(true)
  })

  it('are announced with the address, the accounts and the password', () => {
    const text = banner({ PORT: '4000', DEMO_PASSWORD: 'made once' })
    for (const part of ['http://localhost:4000/admin', 'http://localhost:4001', 'admin@impresario.test', 'client@impresario.test']) expect(text).toContain(part)
  })
})
