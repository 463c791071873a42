import type { RequestListener } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import type { Resolve } from '@/src/engine/http/guarded/dispatcher'
import { FetchError } from '@/src/engine/http/guarded/fetchError'
import { guardedPost, type PostOptions } from '@/src/engine/http/guarded/post'
import { serve } from '@/src/engine/http/testServer'

const stops: (() => Promise<void>)[] = []
const running = async (handler: RequestListener) => {
  const server = await serve(handler)
  stops.push(server.close)
  return server
}
afterEach(async () => void (await Promise.all(stops.splice(0).map((stop) => stop()))))

const post = (url: string, more: Partial<PostOptions> = {}) => guardedPost(url, { body: '{}', headers: { 'content-type': 'application/json' }, ...more })
const reasonOf = async (call: Promise<unknown>) => {
  const thrown = await call.then(() => null, (error: unknown) => error)
  expect(thrown).toBeInstanceOf(FetchError)
  return (thrown as FetchError).reason
}
const answering = (...addresses: string[]): Resolve => (_name, _options, done) =>
  done(null, addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })))

describe('a post', () => {
  it.each(['https://127.0.0.1/', 'https://0x7f.1/', 'https://[::ffff:10.0.0.1]/', 'http://169.254.169.254/', 'https://user:word@example.org/', 'https://example.org:22/'])(
    'to %s is refused', async (url) => expect(await reasonOf(post(url))).toBe('address'))

  it.each([['127.0.0.1'], ['::1'], ['169.254.169.254'], ['93.184.216.34', '10.0.0.1']])('to a name that leads to %s is refused when connecting', async (...inside) => {
    expect(await reasonOf(post('https://inside.example/', { resolve: answering(...inside) }))).toBe('address')
  })

  it('answers any status, and what a redirect says, without going there', async () => {
    const server = await running((request, response) => response.writeHead(request.url === '/moved' ? 302 : 503, { location: '/there', 'retry-after': '7' }).end('busy'))
    expect(await post(`${server.origin}/moved`, { allow: [server.origin] })).toMatchObject({ status: 302 })
    expect(await post(`${server.origin}/busy`, { allow: [server.origin] })).toEqual({ status: 503, excerpt: 'busy', retryAfter: '7' })
    expect(server.asked.map(({ url }) => url)).toEqual(['/moved', '/busy'])
  })

  it('keeps the first kilobyte of an endless answer, readable', async () => {
    const server = await running((_, response) => {
      response.writeHead(200)
      response.write(`\u0000${'x'.repeat(5000)}`)
    })
    const { excerpt } = await post(server.origin, { allow: [server.origin] })
    expect(excerpt).toMatch(/^x+$/)
    expect(excerpt.length).toBeLessThanOrEqual(1024)
  })

  it('is content with a status when the body cannot be unpacked, and unpacks no more of a bomb than it keeps', async () => {
    const server = await running((request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(request.url === '/bomb' ? gzipSync('a'.repeat(50_000_000)) : 'no gzip'))
    expect(await post(`${server.origin}/broken`, { allow: [server.origin] })).toMatchObject({ status: 200, excerpt: '' })
    expect((await post(`${server.origin}/bomb`, { allow: [server.origin] })).excerpt).toHaveLength(1024)
  })

  it('ends in time when nobody answers', async () => {
    const server = await running(() => undefined)
    expect(await reasonOf(post(server.origin, { allow: [server.origin], timeoutMs: 100 }))).toBe('timeout')
  })

  it('to a port where nobody listens could not be delivered', async () => {
    const server = await serve(() => undefined)
    await server.close()
    expect(await reasonOf(post(server.origin, { allow: [server.origin] }))).toBe('network')
  })
})
