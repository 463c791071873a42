import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { permissions } from '@/access/permissions'
import { around, buildWorld, unknownId, type World } from '../world'
import { Cells, eachOf, expectHeld, lasting } from '../world/cells'
import { keptFrom, may, refusalFor, scopeOf } from '../world/expectation'
import { factsIn, type Fact } from '../world/facts'
import type { Subject } from '../world/subjects'

type List = { docs?: Record<string, unknown>[]; totalDocs?: number }

let world: World
const slugs = Object.keys(permissions)
const pairs = (): [string, Subject][] => slugs.flatMap((slug) => world.subjects.map((subject): [string, Subject] => [slug, subject]))
const readable = (slug: string, subject: Subject): Fact[] => world.facts.get(slug)!.filter((fact) => may(slug, subject, 'read', fact))

beforeAll(async () => {
  world = await buildWorld()
})
afterAll(() => world.close())

/** Every cell of a kind; a disagreement with the table names the cell. */
const prove = async (cell: (cells: Cells, slug: string, subject: Subject) => Promise<void>, least: number): Promise<void> => {
  const cells = new Cells()
  await eachOf(pairs(), ([slug, subject]) => cell(cells, slug, subject))
  expectHeld(cells, least)
}

describe('the world', () => {
  it('has rows of every collection in each agency, for each client and for none', () => {
    const missing = slugs.flatMap((slug) => {
      const facts = world.facts.get(slug)!
      return [world.ours, world.theirs, world.restricting].filter(({ agency }) => !['plans', 'social-rules'].includes(slug) && !facts.some(({ agencies }) => agencies.includes(agency))).map(({ agency }) => [slug, agency])
    })
    expect(missing).toEqual([])
  })
})

describe('isolation of reading', () => {
  it('lists exactly the rows of the table', () =>
    prove(async (cells, slug, subject) => {
      const { status, body } = await subject.call<List>('GET', `/api/${slug}?limit=100&depth=0&sort=createdAt`)
      const name = `${slug} × ${subject.name} × list`
      if (scopeOf(slug, subject, 'read') === 'none') return cells.check(name, status, refusalFor(slug, subject, 'read'))
      const seen = new Set((body.docs ?? []).map(({ id }) => id))
      const wanted = readable(slug, subject).filter(({ hidden }) => !hidden)
      const foreign = (await unknownAmong(slug, seen)).filter((fact) => !may(slug, subject, 'read', fact))
      cells.check(`${name} × foreign`, foreign.map(({ id }) => id), [])
      if (Number(body.totalDocs) <= 100) cells.check(name, wanted.filter(({ id }) => !seen.has(id)).map(({ id }) => id), [])
      cells.hold(`${name} × kept fields`, keptIn(slug, subject, body.docs ?? []))
    }, 500), 120_000)

  it('counts exactly the rows of the table', () =>
    prove(async (cells, slug, subject) => {
      const facts = around(world.facts.get(slug)!, subject).filter(({ hidden }) => !hidden)
      const query = facts.map(({ id }, index) => `where[id][in][${index}]=${id}`).join('&')
      const { status, body } = await subject.call<List>('GET', `/api/${slug}/count?${query}`)
      const wanted = scopeOf(slug, subject, 'read') === 'none' ? refusalFor(slug, subject, 'read') : facts.filter((fact) => may(slug, subject, 'read', fact)).length
      cells.check(`${slug} × ${subject.name} × count`, status === 200 ? body.totalDocs : status, wanted)
    }, 200), 60_000)

  it('gives a row by its id to whom the table gives it, and the answer for an unknown id to everybody else', () =>
    prove(async (cells, slug, subject) => {
      const unknown = await subject.call('GET', `/api/${slug}/${unknownId()}`)
      for (const fact of around(world.facts.get(slug)!, subject)) {
        const { status, body } = await subject.call('GET', `/api/${slug}/${fact.id}?depth=1`)
        const name = `${slug} × ${subject.name} × ${whose(fact, subject)} × by id`
        const isOpen = may(slug, subject, 'read', fact)
        cells.check(name, status, isOpen ? 200 : refusalFor(slug, subject, 'read'))
        if (!isOpen) cells.check(`${name} × same words`, lasting(body), lasting(unknown.body))
        else cells.hold(`${name} × kept fields`, keptIn(slug, subject, [body]))
      }
    }, 2000), 180_000)

  it('gives no versions, rights or other rows’ facts by the side doors of Payload', () =>
    prove(async (cells, slug, subject) => {
      const foreign = world.facts.get(slug)!.find((fact) => !may(slug, subject, 'read', fact))
      const id = foreign?.id ?? unknownId()
      for (const [method, path] of [['GET', '/versions'], ['GET', `/versions/${id}`], ['POST', `/versions/${id}`]] as const) {
        const { status } = await subject.call(method, `/api/${slug}${path}`, method === 'POST' ? {} : undefined)
        cells.hold(`${slug} × ${subject.name} × ${method} ${path.replace(id, ':id')}`, (status < 400 || status >= 500) && `answers ${status}`)
      }
      const [known, unknown] = [await subject.call('POST', `/api/${slug}/access/${id}`, {}), await subject.call('POST', `/api/${slug}/access/${unknownId()}`, {})]
      cells.check(`${slug} × ${subject.name} × rights of a row`, [known.status, lasting(known.body)], [unknown.status, lasting(unknown.body)])
    }, 900), 120_000)

  it('gives a file by its name to whom the table gives its row', async () => {
    const cells = new Cells()
    const uploads = slugs.filter((slug) => world.app.payload.collections[slug as 'files'].config.upload)
    expect(uploads.length).toBeGreaterThan(0)
    await eachOf(uploads.flatMap((slug) => world.subjects.map((subject): [string, Subject] => [slug, subject])), async ([slug, subject]) => {
      for (const fact of around(world.facts.get(slug)!, subject)) {
        const { status } = await subject.call('GET', `/api/${slug}/file/${String(fact.row.filename)}`)
        const name = `${slug} × ${subject.name} × ${whose(fact, subject)} × by name`
        if (may(slug, subject, 'read', fact)) cells.check(name, status, 200)
        else cells.hold(name, ![401, 403, 404].includes(status) && `answers ${status}`)
      }
    })
    expectHeld(cells, 60)
  }, 60_000)
})

/** In the words of the matrix: own, another client of the same agency, another agency. */
const whose = (fact: Fact, { agency, client, assigned }: Subject): string => {
  if (!agency || !fact.agencies.includes(agency)) return 'other agency'
  const own = client ? [client] : assigned
  return own && fact.client && !own.includes(fact.client) ? 'other client' : 'own'
}

const keptIn = (slug: string, subject: Subject, docs: readonly Record<string, unknown>[]): string | false => {
  const told = keptFrom(slug, subject).filter((field) => docs.some((doc) => doc[field] !== undefined && doc[field] !== null))
  return told.length > 0 && `tells ${told.join(', ')}`
}

const unknownAmong = async (slug: string, ids: ReadonlySet<unknown>): Promise<Fact[]> => {
  const known = world.facts.get(slug)!
  const all = [...ids].every((id) => known.some((fact) => fact.id === id)) ? known : await factsIn(world.app.payload, slug)
  return all.filter(({ id }) => ids.has(id))
}
