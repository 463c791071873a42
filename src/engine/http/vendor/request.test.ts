import type { RequestListener } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { serve } from '@/src/engine/http/testServer'
import { resetVendorLimits } from '@/src/engine/http/vendor/limits'
import type { VendorPolicy } from '@/src/engine/http/vendor/policy'
import { httpRequest, jsonRequest } from '@/src/engine/http/vendor/request'
import { VendorError } from '@/src/engine/http/vendorError'

const vendor: VendorPolicy = { name: 'example', service: 'The example service', code: 'GEN_005', perMinute: 60_000, burst: 100, concurrency: 4 }
const stops: (() => Promise<void>)[] = []
const running = async (handler: RequestListener) => {
  const server = await serve(handler)
  stops.push(server.close)
  return server
}
const faultOf = async (call: Promise<unknown>): Promise<VendorError> => {
  const thrown = await call.then(() => null, (error: unknown) => error)
  expect(thrown).toBeInstanceOf(VendorError)
  return thrown as VendorError
}

beforeEach(resetVendorLimits)
afterEach(async () => void (await Promise.all(stops.splice(0).map((stop) => stop()))))

describe('a request to a vendor', () => {
  it('is tried again when it is safe and the fault passes', async () => {
    let calls = 0
    const server = await running((_, response) => response.writeHead((calls += 1) < 3 ? 503 : 200).end('{"ok":true}'))
    const { value } = await jsonRequest({ vendor, method: 'GET', url: server.origin })
    expect(value).toEqual({ ok: true })
    expect(server.asked).toHaveLength(3)
  })

  it('is not tried again when that could do the thing twice, and says that it may have happened', async () => {
    const server = await running((_, response) => response.writeHead(503).end())
    const fault = await faultOf(httpRequest({ vendor, method: 'POST', url: server.origin, body: {} }))
    expect(fault).toMatchObject({ kind: 'retry', status: 503, uncertain: true, code: 'GEN_005' })
    expect(server.asked).toHaveLength(1)
  })

  it('waits as long as Retry-After says', async () => {
    let calls = 0
    const server = await running((_, response) => (calls += 1) === 1 ? response.writeHead(429, { 'retry-after': '1' }).end() : response.end('{}'))
    const began = performance.now()
    await httpRequest({ vendor, method: 'GET', url: server.origin })
    expect(performance.now() - began).toBeGreaterThanOrEqual(990)
  })

  it('hands a Retry-After that is too long for it to the caller', async () => {
    const server = await running((_, response) => response.writeHead(429, { 'retry-after': '300' }).end())
    expect(await faultOf(httpRequest({ vendor, method: 'GET', url: server.origin }))).toMatchObject({ kind: 'retry', retryAfterSeconds: 300 })
    expect(server.asked).toHaveLength(1)
  })

  it.each([
    [400, 'give_up'], [401, 'human'], [402, 'human'], [403, 'human'], [404, 'give_up'], [422, 'give_up'], [429, 'retry'], [500, 'retry'],
  ] as const)('sorts status %i into %s', async (status, kind) => {
    const server = await running((_, response) => response.writeHead(status).end('{"message":"no"}'))
    expect(await faultOf(httpRequest({ vendor, method: 'POST', url: server.origin }))).toMatchObject({ kind, status })
  })

  it('takes the vendor’s own meaning of a status', async () => {
    const server = await running((_, response) => response.writeHead(432).end())
    expect((await faultOf(httpRequest({ vendor: { ...vendor, kinds: { 432: 'human' } }, method: 'POST', url: server.origin }))).kind).toBe('human')
  })

  it('ends when one try takes too long', async () => {
    const server = await running(() => undefined)
    const fault = await faultOf(httpRequest({ vendor, method: 'POST', url: server.origin, attemptTimeoutMs: 80 }))
    expect(fault).toMatchObject({ kind: 'retry', uncertain: true })
  })

  it('keeps to the total time over all tries', async () => {
    const server = await running(() => undefined)
    await faultOf(httpRequest({ vendor, method: 'GET', url: server.origin, attemptTimeoutMs: 100, totalTimeoutMs: 250, retries: 1000 }))
    expect(server.asked.length).toBeLessThanOrEqual(4)
  }, 10_000)

  it('stops when its caller does', async () => {
    const stop = new AbortController()
    const server = await running(() => stop.abort())
    expect(await faultOf(httpRequest({ vendor, method: 'GET', url: server.origin, signal: stop.signal }))).toMatchObject({ kind: 'give_up', message: 'The request was stopped.' })
    expect(server.asked).toHaveLength(1)
  })

  it('refuses an answer that is too large, also when it only becomes so unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000))
    const server = await running((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb))
    expect(bomb.length).toBeLessThan(100_000)
    const fault = await faultOf(httpRequest({ vendor, method: 'GET', url: server.origin, maxBytes: 100_000 }))
    expect(fault).toMatchObject({ kind: 'give_up', message: 'The example service sent an answer that could not be read.' })
  })

  it('says so when an answer is not JSON', async () => {
    const server = await running((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'))
    expect((await faultOf(jsonRequest({ vendor, method: 'GET', url: server.origin }))).detail).toContain('not JSON (text/html')
  })

  it('sees a connection that was cut in the middle of the answer', async () => {
    const server = await running((_, response) => { response.writeHead(200, { 'content-length': '100' }); response.write('{"a":'); response.socket?.destroy() })
    expect(await faultOf(jsonRequest({ vendor, method: 'POST', url: server.origin }))).toMatchObject({ kind: 'retry', uncertain: true })
  })

  it('knows that a refused connection sent nothing', async () => {
    const server = await serve(() => undefined)
    await server.close()
    expect(await faultOf(httpRequest({ vendor, method: 'POST', url: server.origin }))).toMatchObject({ kind: 'retry', uncertain: false })
  })

  it('forwards our request id and never shows a key', async () => {
    const server = await running((request, response) => response.writeHead(400).end(`bad key ${String(request.headers['x-api-key'])} and sk-ant-abcdef123456`))
    const fault = await faultOf(httpRequest({ vendor, method: 'GET', url: `${server.origin}/v1?api_key=q1w2e3`, headers: { 'x-api-key': 'very-secret-1' }, secrets: ['very-secret-1'], requestId: 'req-7' }))
    expect(server.asked[0]?.headers['x-request-id']).toBe('req-7')
    expect(fault.detail).toContain('bad key [hidden] and [hidden]')
    expect(JSON.stringify(fault) + fault.stack + fault.detail).not.toMatch(/very-secret-1|abcdef123456|q1w2e3/)
  })

  it('is not sent at all while the circuit of a dead host is open', async () => {
    const server = await running((_, response) => response.writeHead(500).end())
    const call = () => faultOf(httpRequest({ vendor, method: 'POST', url: server.origin }))
    for (let tries = 0; tries < 5; tries += 1) await call()
    expect(await call()).toMatchObject({ kind: 'retry', detail: 'circuit open', retryAfterSeconds: 30 })
    expect(server.asked).toHaveLength(5)
  })

  it('keeps to the vendor’s concurrency', async () => {
    let now = 0
    let most = 0
    const server = await running((_, response) => { most = Math.max(most, (now += 1)); setImmediate(() => { now -= 1; response.end('{}') }) })
    await Promise.all(Array.from({ length: 12 }, () => httpRequest({ vendor: { ...vendor, name: 'narrow', concurrency: 2 }, method: 'GET', url: server.origin })))
    expect(server.asked).toHaveLength(12)
    expect(most).toBeLessThanOrEqual(2)
  })
})
