import { formatNames } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { around, buildWorld, pairsOf, unknownId, type World } from '../world'
import { Cells, eachOf, expectHeld } from '../world/cells'
import { keptFrom, may, scopeOf } from '../world/expectation'
import { bodyFor, textsOf } from '../world/fields'
import { tableOf } from '../world/marked'
import { factsIn, type Fact } from '../world/facts'
import type { Subject } from '../world/subjects'

type Told = { status: number; data: Record<string, unknown> | null; errors: { message: string; extensions?: { statusCode?: number } }[] }

let world: World
let url: string

beforeAll(async () => {
  world = await buildWorld()
  url = `${world.app.url}/api/graphql`
})
afterAll(() => world.close())

const ask = async ({ token }: Subject, query: string, variables: object = {}): Promise<Told> => {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...(token && { authorization: `JWT ${token}` }) }, body: JSON.stringify({ query, variables }) })
  const body = (await response.json()) as Partial<Told>
  return { status: response.status, data: body.data ?? null, errors: body.errors ?? [] }
}
const namesOf = (slug: string) => {
  const { singular, plural } = formatNames(slug)
  return { singular, plural: singular === plural ? `all${plural}` : plural }
}
const callers = () => world.subjects.filter(({ scopes }) => !scopes)
const pairs = () => pairsOf(world).filter(([, subject]) => callers().includes(subject))
const broken = ({ status, errors }: Told) => status >= 500 || errors.some(({ message, extensions }) => message === 'Something went wrong.' || (extensions?.statusCode ?? 0) >= 500)
const printOf = async ({ slug, id }: Fact) => (await poolOf(world.app.payload).query(`select md5((to_jsonb(t) - 'updated_at')::text) as print from ${tableOf(slug)} t where id = $1`, [id]))[0]

describe('isolation of GraphQL', () => {
  it('lists and counts exactly the rows of the table', async () => {
    const cells = new Cells()
    await eachOf(pairs(), async ([slug, subject]) => {
      const { plural } = namesOf(slug)
      const facts = around(world.facts.get(slug)!, subject).filter(({ hidden }) => !hidden)
      const ids = JSON.stringify(facts.map(({ id }) => id))
      const told = await ask(subject, `{ list: ${plural}(where: { id: { in: ${ids} } }, limit: 50) { docs { id } } count: count${plural}(where: { id: { in: ${ids} } }) { totalDocs } }`)
      const name = `${slug} × ${subject.name}`
      const wanted = facts.filter((fact) => may(slug, subject, 'read', fact)).map(({ id }) => id).sort()
      cells.hold(name, broken(told) && `breaks: ${told.errors[0]?.message}`)
      const found = (told.data?.list as { docs: { id: string }[] } | null)?.docs.map(({ id }) => id).sort() ?? []
      cells.check(`${name} × list`, found, wanted)
      cells.check(`${name} × count`, (told.data?.count as { totalDocs: number } | null)?.totalDocs ?? 0, wanted.length)
    })
    expectHeld(cells, 600)
  }, 240_000)

  it('gives one row to whom the table gives it, and the words for an unknown one to everybody else', async () => {
    const cells = new Cells()
    await eachOf(pairs(), async ([slug, subject]) => {
      const { singular } = namesOf(slug)
      const query = `query One($id: String!) { row: ${singular}(id: $id) { id } }`
      const unknown = await ask(subject, query, { id: unknownId() })
      for (const fact of around(world.facts.get(slug)!, subject)) {
        const told = await ask(subject, query, { id: fact.id })
        const name = `${slug} × ${subject.name} × by id`
        const found = (told.data?.row as { id: string } | null)?.id ?? null
        const isOpen = may(slug, subject, 'read', fact)
        cells.check(name, found, isOpen ? fact.id : null)
        if (!isOpen) cells.check(`${name} × same words`, told.errors.map(({ message }) => message), unknown.errors.map(({ message }) => message))
      }
    })
    expectHeld(cells, 1000)
  }, 240_000)

  it('tells no field that the table keeps, and filters by none', async () => {
    const cells = new Cells()
    await eachOf(pairs(), async ([slug, subject]) => {
      const { plural } = namesOf(slug)
      for (const field of keptFrom(slug, subject).filter((name) => !name.startsWith('_'))) {
        if (scopeOf(slug, subject, 'read') === 'none') continue
        const { data } = await ask(subject, `{ list: ${plural}(limit: 20) { docs { id ${field} } } }`)
        const told = ((data?.list as { docs: Record<string, unknown>[] } | null)?.docs ?? []).filter((doc) => doc[field] !== null && doc[field] !== undefined)
        cells.check(`${slug} × ${subject.name} × ${field}`, told.length, 0)
        const filtered = await ask(subject, `{ list: ${plural}(where: { ${field}: { exists: true } }) { totalDocs } }`)
        cells.check(`${slug} × ${subject.name} × where ${field}`, (filtered.data?.list as { totalDocs: number } | null)?.totalDocs ?? 0, 0)
      }
    })
    expectHeld(cells, 30)
  }, 120_000)

  it('changes and removes nothing that the table does not open', async () => {
    const cells = new Cells()
    await eachOf([...world.facts.keys()], async (slug) => {
      const { singular } = namesOf(slug)
      const field = textsOf(world.app.payload, slug)[0]
      for (const subject of callers()) {
        const closed = around(world.facts.get(slug)!, subject).filter((fact) => !may(slug, subject, 'update', fact) && !may(slug, subject, 'delete', fact)).slice(0, 4)
        for (const fact of closed) {
          const before = await printOf(fact)
          const changed = field ? await ask(subject, `mutation { row: update${singular}(id: "${fact.id}", data: { ${field}: "changed" }) { id } }`) : null
          const removed = await ask(subject, `mutation { row: delete${singular}(id: "${fact.id}") { id } }`)
          const name = `${slug} × ${subject.name} × mutation`
          cells.check(name, [changed?.data?.row ?? null, removed.data?.row ?? null], [null, null])
          cells.check(`${name} × bytes`, await printOf(fact), before)
        }
      }
    }, 4)
    expectHeld(cells, 1000)
  }, 240_000)

  it('makes nothing for another agency', async () => {
    const cells = new Cells()
    const countOf = async (slug: string) => (await factsIn(world.app.payload, slug)).filter(({ agencies }) => agencies.includes(world.theirs.agency)).length
    await eachOf([...world.facts.keys()].filter((slug) => !['agencies', 'users', 'plans', 'social-rules'].includes(slug)), async (slug) => {
      const { singular } = namesOf(slug)
      const before = await countOf(slug)
      const rowOf = (to: string) => world.facts.get(to)?.find(({ agencies }) => agencies.includes(world.theirs.agency))?.id ?? null
      const hasClient = world.app.payload.collections[slug as 'users'].config.flattenedFields.some(({ name }) => name === 'client')
      const data = { ...bodyFor(world.app.payload, slug, { client: hasClient ? world.theirs.clients[0] : null, rowOf }), agency: world.theirs.agency }
      for (const subject of callers().filter(({ role }) => role !== 'super_admin')) {
        const told = await ask(subject, `mutation Make($data: mutation${singular}Input!) { row: create${singular}(data: $data) { id } }`, { data })
        cells.check(`${slug} × ${subject.name} × create`, told.data?.row ?? null, null)
      }
      cells.check(`${slug} × rows of the other agency`, await countOf(slug), before)
    }, 4)
    expectHeld(cells, 150)
  }, 120_000)

  it('has no way to sign in, to make the first user, or to ask for rights', async () => {
    const member = callers().find(({ role }) => role === 'agency_member')!
    for (const query of ['mutation { loginUser(email: "a@b.example", password: "x") { token } }', '{ initializedUser }', '{ meUser { token } }', `{ docAccessClient(id: "${unknownId()}") { __typename } }`]) {
      expect((await ask(member, query)).errors[0]?.message, query).toMatch(/Cannot query field/)
    }
  })
})
