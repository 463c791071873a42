import type { RequestListener } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { guardedFetch } from '@/src/engine/http/guarded/fetch'
import { createRobots } from '@/src/engine/http/guarded/robots'
import { robotsRules } from '@/src/engine/http/guarded/robotsRules'
import { serve } from '@/src/engine/http/testServer'

const stops: (() => Promise<void>)[] = []
const site = async (robots: RequestListener) => {
  const server = await serve((asked, response) => asked.url === '/robots.txt' ? robots(asked, response) : response.writeHead(200, { 'content-type': 'text/html' }).end('page'))
  stops.push(server.close)
  const allow = [server.origin]
  const cache = createRobots({ allow })
  const read = (path: string) => guardedFetch(`${server.origin}${path}`, { allow, robots: cache }).then(() => 'read', (error: { reason: string }) => error.reason)
  return { read, asked: server.asked }
}

afterEach(async () => void (await Promise.all(stops.splice(0).map((stop) => stop()))))

describe('robots rules', () => {
  const text = `# a comment
User-agent: *
Disallow: /private
Allow: /private/open   # but this
Disallow: /*.pdf$
Disallow: /search?*q=

User-agent: OtherBot
User-agent: ResearchReader
Disallow: /no-bots
Disallow:
Sitemap: https://example.org/map.xml`

  it.each([
    ['/', true], ['/private', false], ['/private/x', false], ['/private/open/1', true], ['/a/b.pdf', false], ['/a/b.pdf?x', true], ['/search?a=1&q=2', false], ['/no-bots', true],
  ])('for everyone: %s', (path, allowed) => expect(robotsRules(text, 'SomeBot')(path)).toBe(allowed))

  it('a group that names us replaces the general one', () => {
    const allows = robotsRules(text, 'ResearchReader')
    expect([allows('/private'), allows('/no-bots/1')]).toEqual([true, false])
  })

  it('the longest rule decides and allow wins a tie', () => {
    const allows = robotsRules('User-agent: *\nDisallow: /\nAllow: /a\nDisallow: /a', 'X')
    expect([allows('/a'), allows('/b')]).toEqual([true, false])
  })

  it('a pattern full of stars does not hold up the process', () => {
    expect(robotsRules(`User-agent: *\nDisallow: /${'*a'.repeat(2000)}b$`, 'X')(`/${'a'.repeat(5000)}`)).toBe(true)
  }, 10_000)
})

describe('reading a site', () => {
  it('asks for its rules once and keeps to them', async () => {
    const { read, asked } = await site((_, response) => response.writeHead(200, { 'content-type': 'text/plain' }).end('User-agent: *\nDisallow: /closed'))
    expect(await Promise.all(['/open', '/closed/1', '/open/2'].map(read))).toEqual(['read', 'robots', 'read'])
    expect(asked.filter(({ url }) => url === '/robots.txt')).toHaveLength(1)
    expect(asked.some(({ url }) => url === '/closed/1')).toBe(false)
  })

  it('takes missing rules as permission', async () => {
    expect(await (await site((_, response) => response.writeHead(404).end())).read('/a')).toBe('read')
    expect(await (await site((_, response) => response.writeHead(403).end())).read('/a')).toBe('read')
  })

  it('keeps away, and says why, while the rules cannot be had', async () => {
    const { read, asked } = await site((_, response) => response.writeHead(503).end())
    expect(await read('/a')).toBe('status')
    expect(asked).toHaveLength(1)
  })

  it('does not block itself when many pages of a host start at once', async () => {
    const { read } = await site((_, response) => setImmediate(() => response.writeHead(404).end()))
    expect(new Set(await Promise.all(Array.from({ length: 10 }, (_, index) => read(`/${index}`))))).toEqual(new Set(['read']))
  })
})
