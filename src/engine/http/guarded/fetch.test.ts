import type { RequestListener } from 'node:http'
import { gzipSync } from 'node:zlib'
import { request } from 'undici'
import { afterEach, describe, expect, it } from 'vitest'
import { guardedAgent, type Resolve } from '@/src/engine/http/guarded/dispatcher'
import { guardedFetch } from '@/src/engine/http/guarded/fetch'
import { FetchError } from '@/src/engine/http/guarded/fetchError'
import { serve } from '@/src/engine/http/testServer'

const stops: (() => Promise<void>)[] = []
const running = async (handler: RequestListener) => {
  const server = await serve(handler)
  stops.push(server.close)
  return server
}
const faultOf = async (call: Promise<unknown>): Promise<FetchError> => {
  const thrown = await call.then(() => null, (error: unknown) => error)
  expect(thrown).toBeInstanceOf(FetchError)
  return thrown as FetchError
}
const answering = (...addresses: string[]): Resolve => (_name, _options, done) =>
  done(null, addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })))
const page: RequestListener = (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Hello</p>')

afterEach(async () => void (await Promise.all(stops.splice(0).map((stop) => stop()))))

describe('an address that may not be fetched', () => {
  it.each([
    'http://127.0.0.1/', 'http://127.1/', 'http://0x7f.1/', 'http://0x7f000001/', 'http://2130706433/', 'http://0177.0.0.1/', 'http://017700000001/',
    'http://127.0.0.1./', 'http://①②⑦.0.0.1/', 'http://127。0。0。1/', 'http://%31%32%37.0.0.1/', 'http://[::1]/', 'http://[::]/', 'http://0/',
    'http://0.0.0.0/', 'http://[::ffff:127.0.0.1]/', 'http://[::ffff:10.0.0.1]/', 'http://[::127.0.0.1]/', 'http://[0:0:0:0:0:ffff:7f00:1]/',
    'http://[64:ff9b::7f00:1]/', 'http://[64:ff9b:1::a00:1]/', 'http://[2002:7f00:1::]/', 'http://[2001::1]/', 'http://[fc00::1]/', 'http://[fe80::1]/',
    'http://[::ffff:0:7f00:1]/', 'http://169.254.169.254/latest/meta-data/', 'http://10.0.0.1/', 'http://172.16.3.4/', 'http://192.168.1.1/',
    'http://100.64.0.1/', 'http://198.18.0.1/', 'http://224.0.0.1/', 'http://255.255.255.255/',
  ])('%s leads inside', async (url) => expect((await faultOf(guardedFetch(url))).reason).toBe('address'))

  it.each(['file:///etc/passwd', 'gopher://example.org/', 'ftp://example.org/', 'data:text/html,hi', 'javascript:alert(1)', 'http:///', 'nonsense', ''])(
    '%s is not a web address', async (url) => expect((await faultOf(guardedFetch(url))).reason).toBe('address'))

  it.each(['http://example.org:22/', 'http://example.org:8080/', 'https://user:word@example.org/', 'http://user@example.org/'])(
    '%s uses a port or a login', async (url) => expect((await faultOf(guardedFetch(url))).reason).toBe('address'))

  it('a name that leads inside is refused when connecting, in every form', async () => {
    for (const inside of ['127.0.0.1', '::1', '::ffff:10.0.0.1', '169.254.169.254', '64:ff9b::a00:1'])
      expect((await faultOf(guardedFetch('http://inside.example/', { resolve: answering(inside) }))).reason).toBe('address')
  })

  it('a name with one public and one private address is refused', async () => {
    expect((await faultOf(guardedFetch('http://mixed.example/', { resolve: answering('93.184.216.34', '10.0.0.1') }))).reason).toBe('address')
  })

  it('localhost is refused by the real resolver', async () => {
    expect((await faultOf(guardedFetch('http://localhost/'))).reason).toBe('address')
  })

  it('a name that was public when asked first and private when connecting is refused', async () => {
    const server = await running(page)
    const answers = ['93.184.216.34', '127.0.0.1']
    const rebinding: Resolve = (name, options, done) => answering(answers.shift() ?? '127.0.0.1')(name, options, done)
    rebinding('rebinding.example', {}, (_, [first]) => expect(first?.address).toBe('93.184.216.34'))
    const thrown = await request(`http://rebinding.example:${server.port}/`, { dispatcher: guardedAgent(rebinding) }).then(() => null, (error: Error) => error)
    expect(thrown?.message).toContain('not public')
    expect(server.asked).toHaveLength(0)
  })

  it('an allowed origin opens that origin only', async () => {
    const [open, closed] = [await running(page), await running(page)]
    expect((await guardedFetch(`${open.origin}/a`, { allow: [open.origin] })).bytes.toString()).toBe('<p>Hello</p>')
    expect((await faultOf(guardedFetch(`${closed.origin}/a`, { allow: [open.origin] }))).reason).toBe('address')
    expect(closed.asked).toHaveLength(0)
  })
})

describe('a redirect', () => {
  const pointing = (location: string): RequestListener => (_, response) => response.writeHead(302, { location }).end()

  it.each(['http://10.0.0.1/', 'http://169.254.169.254/', '//[::1]/', 'file:///etc/passwd', 'gopher://127.0.0.1/', 'http://user:word@example.org/'])('to %s is refused', async (location) => {
    const server = await running(pointing(location))
    expect((await faultOf(guardedFetch(server.origin, { allow: [server.origin] }))).reason).toBe('address')
  })

  it('to another private server reaches nobody', async () => {
    const inside = await running(page)
    const server = await running(pointing(inside.origin))
    expect((await faultOf(guardedFetch(server.origin, { allow: [server.origin] }))).reason).toBe('address')
    expect(inside.asked).toHaveLength(0)
  })

  it('is followed, relative too, and the final address told', async () => {
    const server = await running((asked, response) => asked.url === '/old' ? response.writeHead(301, { location: '/new' }).end() : page(asked, response))
    expect((await guardedFetch(`${server.origin}/old`, { allow: [server.origin] })).url).toBe(`${server.origin}/new`)
  })

  it('that goes in a circle, or on and on, ends', async () => {
    const circle = await running((asked, response) => response.writeHead(302, { location: asked.url === '/a' ? '/b' : '/a' }).end())
    expect((await faultOf(guardedFetch(`${circle.origin}/a`, { allow: [circle.origin] }))).reason).toBe('redirects')
    const endless = await running((asked, response) => response.writeHead(302, { location: `${asked.url}x` }).end())
    expect((await faultOf(guardedFetch(`${endless.origin}/`, { allow: [endless.origin] }))).reason).toBe('redirects')
    expect(endless.asked).toHaveLength(4)
  })
})

describe('a page', () => {
  const fetched = async (handler: RequestListener, options = {}) => {
    const server = await running(handler)
    return guardedFetch(server.origin, { allow: [server.origin], ...options })
  }

  it('is asked for without cookies, also after one was set', async () => {
    const server = await running((asked, response) => asked.url === '/' ? response.writeHead(302, { location: '/b', 'set-cookie': 'a=1' }).end() : page(asked, response))
    await guardedFetch(`${server.origin}/`, { allow: [server.origin] })
    expect(server.asked.map(({ headers }) => headers.cookie)).toEqual([undefined, undefined])
    expect(server.asked[1]?.headers['user-agent']).toContain('ResearchReader')
  })

  it('of another type is refused unread', async () => {
    expect((await faultOf(fetched((_, response) => response.writeHead(200, { 'content-type': 'video/mp4' }).end('x')))).reason).toBe('type')
  })

  it('that is missing says its status', async () => {
    const fault = await faultOf(fetched((_, response) => response.writeHead(404).end()))
    expect([fault.reason, fault.status, fault.message]).toEqual(['status', 404, 'The site did not return the page (status 404).'])
  })

  it('that never answers, or drips, ends in time', async () => {
    expect((await faultOf(fetched(() => undefined, { timeoutMs: 100 }))).reason).toBe('timeout')
    const drip: RequestListener = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' })
      const timer = setInterval(() => response.write('.'), 10)
      response.on('close', () => clearInterval(timer))
    }
    expect((await faultOf(fetched(drip, { timeoutMs: 150 }))).reason).toBe('timeout')
  })

  it('that is too large, or unpacks to too much, is refused', async () => {
    expect((await faultOf(fetched((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('x'.repeat(2000)), { maxBytes: 1000 }))).reason).toBe('too_large')
    const bomb = gzipSync(Buffer.alloc(50_000_000))
    const before = process.memoryUsage().arrayBuffers
    expect((await faultOf(fetched((_, response) => response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end(bomb)))).reason).toBe('too_large')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(25_000_000)
  })

  it('that is packed twice, or wrongly, is refused', async () => {
    const packed = (encoding: string): RequestListener => (_, response) => response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': encoding }).end('not packed')
    expect((await faultOf(fetched(packed('gzip, gzip')))).reason).toBe('unreadable')
    expect((await faultOf(fetched(packed('gzip')))).reason).toBe('unreadable')
  })

  it('stops when its caller does', async () => {
    const stop = new AbortController()
    expect((await faultOf(fetched(() => stop.abort(), { signal: stop.signal }))).reason).toBe('stopped')
  })

  it('is one of at most two read from a host at a time', async () => {
    let now = 0
    let most = 0
    const server = await running((asked, response) => { most = Math.max(most, (now += 1)); setImmediate(() => { now -= 1; page(asked, response) }) })
    await Promise.all(Array.from({ length: 9 }, (_, index) => guardedFetch(`${server.origin}/${index}`, { allow: [server.origin] })))
    expect([server.asked.length, most <= 2]).toEqual([9, true])
  })
})
