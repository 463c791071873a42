import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stringify } from 'qs-esm'
import { permissions } from '@/access/permissions'
import { buildWorld, type World } from '../world'
import { marksIn, marksOf } from '../world/marked'
import { counted, long } from '../soak'

let world: World
let slugs: string[]

beforeAll(async () => {
  world = await buildWorld()
  slugs = Object.keys(permissions)
}, 180_000)
afterAll(() => world.close())

const names = ['id', 'agency', 'client', 'title', 'name', 'createdAt', 'agency.name', 'client.agency.name', 'user.password', 'createdBy.hash', 'memberships.role', '__proto__', 'constructor', 'a.b.c.d.e.f', '', '.', '..', 'id;', "id'--", 'id"', 'data->>x', '\u0000', 'and', 'or']
const operators = ['equals', 'not_equals', 'in', 'not_in', 'all', 'exists', 'greater_than', 'greater_than_equal', 'less_than', 'less_than_equal', 'like', 'not_like', 'contains', 'near', 'within', 'intersects', 'nope', '__proto__', '']
const value = fc.oneof(fc.string({ maxLength: 30 }), fc.constantFrom('true', 'null', '[]', '{}', '-1', '1e400', 'NaN', '\u0000', "' or 1=1 --", '%', '_', '\\', '01900000-0000-7000-8000-000000000000', '2026-13-45'), fc.array(fc.string({ maxLength: 5 }), { maxLength: 4 }))
const clause = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...operators), value).map(([name, operator, given]) => ({ [name]: { [operator]: given } }))
const where = fc.letrec((tie) => ({
  node: fc.oneof({ maxDepth: 4 }, clause, fc.array(tie('node'), { maxLength: 4 }).map((parts) => ({ and: parts })), fc.array(tie('node'), { maxLength: 4 }).map((parts) => ({ or: parts }))),
})).node
const query = fc.record({ where, sort: fc.oneof(fc.constantFrom(...names), fc.constantFrom('-createdAt', 'createdAt,-id', ',,,')), limit: value, page: value, depth: value, select: fc.constantFrom(undefined, { title: 'true' }, { hash: 'true' }, { nope: 'true' }, 'x'), joins: fc.constantFrom(undefined, 'false', { documentsList: { where: { 'agency.name': { like: 'zq' } } } }, { nope: { limit: '1' } }), populate: fc.constantFrom(undefined, { users: { hash: true } }) }, { requiredKeys: [] })

describe('a query that nobody foresaw', () => {
  it('is answered or refused, never broken, and tells nothing of another agency', async () => {
    const admin = world.subjects.find(({ name }) => name === 'agency_admin')!
    const nobody = world.subjects.find(({ role }) => role === null)!
    const marks = marksOf(world.facts, world.theirs.agency)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...slugs), query, fc.boolean(), async (slug, asked, counts) => {
        const path = `/api/${slug}${counts ? '/count' : ''}?${stringify(asked)}`.slice(0, 6_000)
        const { status, body } = await admin.call('GET', path)
        if (status >= 500) throw new Error(`${status} ${JSON.stringify(body)}`)
        const told = marksIn(body).filter((mark) => marks.has(mark) && !decodeURIComponent(path).includes(mark))
        if (told.length > 0) throw new Error(`tells ${told[0]}`)
        const { status: refused } = await nobody.call('GET', path)
        if (refused < 400 || refused >= 500) throw new Error(`nobody is answered ${refused}`)
      }),
      { numRuns: long(250, 20_000) },
    )
    counted('queries that nobody foresaw', { 'answered or refused': long(250, 20_000) })
  }, long(120_000, 3_600_000))

  it('in a body is answered or refused, never broken, and leaves nothing half-written', async () => {
    const admin = world.subjects.find(({ name }) => name === 'agency_admin')!
    const body = fc.oneof(fc.object({ maxDepth: 3, maxKeys: 5 }), fc.dictionary(fc.constantFrom('companyName', 'title', 'client', 'agency', 'kind', 'memberships', 'version', 'id', '_status', 'createdAt', '__proto__', 'url', 'note', 'events'), fc.jsonValue({ maxDepth: 2 })), fc.jsonValue({ maxDepth: 2 }))
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...slugs), fc.constantFrom('POST', 'PATCH'), body, async (slug, method, given) => {
        const own = world.facts.get(slug)!.find(({ agencies }) => agencies.includes(world.ours.agency))
        const { status, body: told } = await admin.call(method, `/api/${slug}${method === 'PATCH' ? `/${own?.id ?? 'x'}` : ''}`, given as object)
        if (status >= 500) throw new Error(`${status} ${JSON.stringify(told)}`)
      }),
      { numRuns: long(250, 20_000) },
    )
    counted('bodies that nobody foresaw', { 'answered or refused': long(250, 20_000) })
    expect((await admin.call('GET', '/api/clients')).status).toBe(200)
  }, long(120_000, 3_600_000))
})
