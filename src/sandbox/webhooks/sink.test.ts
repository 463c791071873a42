import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newWebhookSecret, signatureHeaders } from '@/src/engine/webhooks/signature'
import { startSandbox, type Sandbox } from '../server'

let sandbox: Sandbox
beforeAll(async () => void (sandbox = await startSandbox({ port: 0, smtpPort: 0 })))
afterAll(() => sandbox.close())

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${sandbox.url}${path}`, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers, redirect: 'manual' })
beforeEach(() => post('/_sandbox/reset', {}))

const secret = newWebhookSecret()
const body = '{"type":"document.ready"}'
const send = (id = 'msg_1', with_ = secret) => post('/webhooks/shop', body, signatureHeaders([with_], { id, timestamp: Math.floor(Date.now() / 1000), body }))
const received = async () => ((await (await fetch(`${sandbox.url}/_sandbox/webhooks`)).json()) as { messages: { verified: boolean | null; times: number }[] }).messages

describe('the page for messages', () => {
  it('shows whether a signature is good once it knows the secret', async () => {
    await send()
    await post('/_sandbox/webhooks/secret', { sink: 'shop', secrets: [secret] })
    await send()
    await send('msg_2', newWebhookSecret())
    expect((await received()).map(({ verified, times }) => [verified, times])).toEqual([[null, 1], [true, 2], [false, 1]])
    expect(await (await fetch(sandbox.url)).text()).toContain('document.ready, signature WRONG')
  })

  it('fails as it is asked to, and keeps what it refused', async () => {
    await post('/_sandbox/faults', { vendor: 'webhooks', kind: 'status', status: 429, retryAfter: 30 })
    await post('/_sandbox/faults', { vendor: 'webhooks', kind: 'redirect' })
    const [busy, moved, fine] = [await send(), await send(), await send()]
    expect([busy.status, busy.headers.get('retry-after'), moved.status, fine.status]).toEqual([429, '30', 302, 200])
    expect(await received()).toHaveLength(3)
  })
})
