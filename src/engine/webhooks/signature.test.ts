import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { isSignedHex, isSignedStandard, newWebhookSecret, signatureHeaders, toleranceSeconds } from './signature'

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1_614_265_330, body: '{"test": 2432232314}' }
const now = message.timestamp * 1000
const reader = (headers: Record<string, string>) => (name: string) => headers[name]
const verified = (headers: Record<string, string>, body: string | Buffer = message.body, secrets = [secret], at = now) => isSignedStandard(secrets, reader(headers), Buffer.from(body), at)

describe('a signature', () => {
  it('is the one that the published example has', () => {
    expect(signatureHeaders([secret], message)['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
  })

  it('is understood by the reference library, and understands what that library makes', () => {
    const at = { ...message, timestamp: Math.floor(Date.now() / 1000) }
    const fresh = newWebhookSecret()
    expect(new Webhook(fresh).verify(at.body, signatureHeaders([fresh], at))).toEqual({ test: 2432232314 })
    const theirs = { 'webhook-id': at.id, 'webhook-timestamp': String(at.timestamp), 'webhook-signature': new Webhook(fresh).sign(at.id, new Date(at.timestamp * 1000), at.body) }
    expect(verified(theirs, at.body, [fresh], Date.now())).toBe(true)
  })

  it('stands beside that of the secret before, and either is enough', () => {
    const other = newWebhookSecret()
    const headers = signatureHeaders([other, secret], message)
    expect(headers['webhook-signature']!.split(' ')).toHaveLength(2)
    expect([verified(headers), verified(headers, message.body, [other]), verified(headers, message.body, [newWebhookSecret()])]).toEqual([true, true, false])
  })

  it('fits the bytes only: written anew, the same JSON is another body', () => {
    const headers = signatureHeaders([secret], message)
    expect(verified(headers, JSON.stringify(JSON.parse(message.body)))).toBe(false)
    expect(verified(headers, `${message.body}\n`)).toBe(false)
  })

  it('covers id and time, and counts for five minutes either way', () => {
    const headers = signatureHeaders([secret], message)
    expect(verified({ ...headers, 'webhook-id': 'msg_other' })).toBe(false)
    expect(verified({ ...headers, 'webhook-timestamp': String(message.timestamp + 1) })).toBe(false)
    for (const off of [-toleranceSeconds - 1, toleranceSeconds + 1]) expect(verified(headers, message.body, [secret], now + off * 1000)).toBe(false)
    expect(verified(headers, message.body, [secret], now + toleranceSeconds * 1000)).toBe(true)
  })

  it.each([
    ['nothing', {}], ['no signature', { 'webhook-signature': '' }], ['another version', { 'webhook-signature': 'v1a,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=' }],
    ['a time that is none', { 'webhook-timestamp': 'yesterday' }], ['a half', { 'webhook-signature': 'v1,g0hM9SsE' }],
  ])('is not found in %s', (what, more) => {
    expect(verified(what === 'nothing' ? {} : { ...signatureHeaders([secret], message), ...more })).toBe(false)
  })
})

describe('a hex signature', () => {
  const good = '7d5cebb7cd2e4ef4a32c1b3ed0f2bff8bbd35d8b8e8b4ac8a5f8e6cf2d9b0000'

  it('is taken with and without its prefix and in any case, and no other is', async () => {
    const { createHmac } = await import('node:crypto')
    const hex = createHmac('sha256', 'shared').update('body').digest('hex')
    expect([hex, `sha256=${hex}`, hex.toUpperCase()].map((given) => isSignedHex(['old', 'shared'], given, Buffer.from('body')))).toEqual([true, true, true])
    expect([undefined, '', good, hex.slice(2)].map((given) => isSignedHex(['shared'], given, Buffer.from('body')))).toEqual([false, false, false, false])
  })
})
