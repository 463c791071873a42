import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startDns, type DnsName } from '@/src/sandbox/dns/server'
import { SystemNames } from './client'

const names = new Map<string, DnsName>()
let dns: Awaited<ReturnType<typeof startDns>>
let ask: SystemNames
beforeAll(async () => {
  dns = await startDns({ port: 0, host: '127.0.0.1', names })
  ask = new SystemNames([`127.0.0.1:${dns.port}`], 100)
})
afterAll(() => dns.close())
const know = (name: string, more: Partial<DnsName>) => names.set(name, { name, txt: [], ...more })

describe('asking a name for its texts', () => {
  it('answers all of them, long ones joined from their strings', async () => {
    know('a.example', { txt: ['first', 'x'.repeat(600)] })
    expect(await ask.text('a.example')).toEqual({ found: ['first', 'x'.repeat(600)] })
  })

  it('tells a name that is unknown from one without texts', async () => {
    know('empty.example', {})
    expect(await ask.text('nobody.example')).toMatchObject({ fault: 'no_name' })
    expect(await ask.text('empty.example')).toMatchObject({ fault: 'no_record' })
  })

  it('says that the lookup failed when the server fails or is silent', async () => {
    know('broken.example', { fault: 'failure' })
    know('silent.example', { fault: 'silence' })
    expect(await ask.text('broken.example')).toMatchObject({ fault: 'lookup' })
    expect(await ask.text('silent.example')).toMatchObject({ fault: 'lookup' })
  })
})
