import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { Endpoint } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { mayCall, type Who } from '@/src/engine/tenancy/who'
import { buildWorld, unknownId, type World } from '../world'
import { Cells, eachOf, expectHeld, lasting } from '../world/cells'
import { marksIn, marksOf } from '../world/marked'
import { sampleOf } from '../world/sample'
import type { Subject } from '../world/subjects'
import { pageFiles, payloadRoutes, payloadRoutesOf } from './registry'

type Route = { slug: string; endpoint: Endpoint; name: string; at: string }

let world: World
let routes: Route[]

beforeAll(async () => {
  world = await buildWorld()
  const of = (slug: string, endpoints: readonly Endpoint[]) => endpoints.map((endpoint) => ({ slug, endpoint, name: `${slug} ${endpoint.method} ${endpoint.path}`, at: `/api${slug && `/${slug}`}${endpoint.path}` }))
  routes = [...of('', world.app.payload.config.endpoints), ...Object.values(world.app.payload.collections).flatMap(({ config }) => of(config.slug, (config.endpoints || []) as Endpoint[]))]
  await poolOf(world.app.payload).query('update session_states set confirmed_at = now()')
})
afterAll(() => world.close())

const ours = () => routes.filter(({ endpoint }) => endpoint.custom?.who)
const callerOf = ({ role, scopes, agency }: Subject): unknown => role && { isSuperAdmin: role === 'super_admin', memberships: agency ? [{ agency, role }] : [], ...(scopes && { apiKey: { scopes } }) }
const isOpen = ({ endpoint }: Route): boolean => [endpoint.custom!.who].flat().includes('anyone')
const admitted = (route: Route, subject: Subject): boolean =>
  isOpen(route) || (mayCall(route.endpoint.custom!.who as Who, callerOf(subject)) && (!subject.scopes || subject.scopes.includes(String(route.endpoint.custom!.scope))))

/** A route's address with an id for what names a row, and a word for everything else. */
const addressOf = ({ at }: Route, id: string): string => at.replaceAll(/:(id|\w+Id)\b\??/g, id).replaceAll(/:\w+\??/g, 'x')
const send = ({ call }: Subject, route: Route, id: string, query = '') => {
  const { method, custom } = route.endpoint
  const body = ['get', 'head'].includes(method) ? undefined : sampleOf(custom?.body, id)
  return call(method.toUpperCase(), addressOf(route, id) + query, body)
}
const foreignId = ({ slug, endpoint }: Route): string => (endpoint.path.includes(':userId') ? world.theirs.people[0]! : (world.facts.get(slug)?.find(({ agencies }) => agencies.includes(world.theirs.agency))?.id ?? unknownId()))

describe('the registry of routes', () => {
  it('says of each who may call it, or is one of Payload’s own that are written down', () => {
    const unknown = routes.filter(({ slug, endpoint }) => !endpoint.custom?.who && !(slug && payloadRoutes.has(`${endpoint.method} ${endpoint.path}`)) && !payloadRoutesOf[slug]?.includes(`${endpoint.method} ${endpoint.path}`))
    expect(unknown.map(({ name }) => name)).toEqual([])
    expect(ours().length).toBeGreaterThan(60)
  })

  it('knows each page and handler of the page framework', () => {
    const root = path.resolve('src/app')
    const found = readdirSync(root, { recursive: true }).map(String).filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts')).sort()
    expect(found).toEqual([...pageFiles].sort())
  })
})

describe('a collection of the framework’s own', () => {
  it('is closed, but for a person’s own preferences', async () => {
    const cells = new Cells()
    const slugs = Object.keys(world.app.payload.collections).filter((slug) => !world.facts.has(slug))
    expect(slugs).toContain('payload-preferences')
    for (const subject of world.subjects.filter(({ token }) => token)) expect((await subject.call('POST', '/api/payload-preferences/proof', { value: { of: subject.id } })).status).toBe(200)
    const [row] = await poolOf(world.app.payload).query<{ id: string }>('select id from payload_preferences limit 1')
    await eachOf(slugs.flatMap((slug) => world.subjects.map((subject): [string, Subject] => [slug, subject])), async ([slug, subject]) => {
      const name = `${slug} × ${subject.name}`
      for (const [method, path] of [['GET', `/${row!.id}x`], ['GET', '/count'], ['POST', ''], ['PATCH', `/${row!.id}`], ['DELETE', `/${row!.id}`], ['POST', `/access/${row!.id}`]] as const) {
        const { status, body } = await subject.call<{ value?: unknown }>(method, `/api/${slug}${path}`, method === 'GET' ? undefined : {})
        const own = slug === 'payload-preferences' && method === 'GET' && status === 200 && !body.value
        cells.hold(`${name} × ${method} ${path.replace(row!.id, ':id')}`, !own && ![400, 401, 403, 404].includes(status) && `answers ${status}`)
      }
      const { status, body } = await subject.call<{ docs?: { value?: { of?: string } }[] }>('GET', `/api/${slug}?limit=100`)
      cells.hold(`${name} × list`, status >= 500 ? `answers ${status}` : (body.docs ?? []).some(({ value }) => value?.of && value.of !== subject.id) && 'tells preferences of others')
    })
    expectHeld(cells, 150)
  }, 60_000)
})

describe('an endpoint', () => {
  it('refuses whom it does not name', async () => {
    const cells = new Cells()
    const pairs = ours().flatMap((route) => world.subjects.filter((subject) => !admitted(route, subject)).map((subject): [Route, Subject] => [route, subject]))
    await eachOf(pairs, async ([route, subject]) => {
      const { status } = await send(subject, route, foreignId(route))
      cells.hold(`${route.name} × ${subject.name}`, ![401, 403, 404].includes(status) && `answers ${status}`)
    })
    expectHeld(cells, 400)
  }, 240_000)

  it('answers ids of another agency in the words for an id that nobody has', async () => {
    const cells = new Cells()
    const named = ours().filter((route) => /:(id|\w+Id)\b/.test(route.endpoint.path) && !isOpen(route))
    const pairs = named.flatMap((route) => world.subjects.filter((subject) => subject.role !== 'super_admin' && admitted(route, subject)).map((subject): [Route, Subject] => [route, subject]))
    await eachOf(pairs, async ([route, subject]) => {
      const [foreign, unknown] = [await send(subject, route, foreignId(route)), await send(subject, route, unknownId())]
      const name = `${route.name} × ${subject.name}`
      cells.hold(`${name} × other agency`, (foreign.status < 400 || foreign.status >= 500 || foreign.status === 422) && `answers ${foreign.status} ${lasting(foreign.body)}`)
      cells.check(`${name} × same words`, [foreign.status, lasting(foreign.body)], [unknown.status, lasting(unknown.body)])
    })
    expectHeld(cells, 60)
  }, 240_000)

  it('that only reads tells nothing of another agency, whatever agency or client is asked for', async () => {
    const cells = new Cells()
    const marks = marksOf(world.facts, world.theirs.agency)
    expect(marks.size).toBeGreaterThan(50)
    const query = `?agency=${world.theirs.agency}&client=${world.theirs.clients[0]}&where[agency][equals]=${world.theirs.agency}&search=zq&limit=100`
    const pairs = routes.filter(({ endpoint }) => endpoint.method === 'get').flatMap((route) => world.subjects.filter(({ role }) => role !== 'super_admin').map((subject): [Route, Subject] => [route, subject]))
    await eachOf(pairs, async ([route, subject]) => {
      const { status, body } = await send(subject, route, foreignId(route), query)
      const told = marksIn(body).filter((mark) => marks.has(mark))
      cells.hold(`${route.name} × ${subject.name}`, status >= 500 ? `answers ${status}` : told.length > 0 && `tells ${told.slice(0, 3).join(', ')}`)
    })
    expectHeld(cells, 1000)
  }, 240_000)

  it('never breaks on what it cannot read', async () => {
    const cells = new Cells()
    const operator = world.subjects.find(({ role }) => role === 'super_admin')!
    const admin = world.subjects.find(({ name }) => name === 'agency_admin')!
    const odd = ['not-an-id', '%00', '..%2f..%2fetc%2fpasswd', "'%20or%201=1--", '0', 'a'.repeat(2000)]
    await eachOf(routes.flatMap((route) => odd.map((id): [Route, string] => [route, id])), async ([route, id]) => {
      const subject = route.endpoint.method === 'get' ? operator : admin
      if (!route.at.includes(':')) return
      const { status } = await subject.call(route.endpoint.method.toUpperCase(), route.at.replaceAll(/:\w+\??/g, id), route.endpoint.method === 'get' ? undefined : {})
      cells.hold(`${route.name} × ${id.slice(0, 20)}`, status >= 500 && `answers ${status}`)
    })
    expectHeld(cells, 500)
  }, 240_000)
})
