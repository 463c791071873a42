import type { Endpoint } from 'payload'
import { afterAll, beforeAll, describe, it } from 'vitest'
import type { Operation } from '@/access/permissions'
import { poolOf } from '@/src/engine/database'
import { mayCall, type Who } from '@/src/engine/tenancy/who'
import { around, buildWorld, pairsOf, unknownId, type World } from '../world'
import { Cells, eachOf, expectHeld, lasting } from '../world/cells'
import { may, refusalFor, scopeOf } from '../world/expectation'
import { bodyFor, relationsOf } from '../world/fields'
import { makeMarked, tableOf } from '../world/marked'
import type { Fact } from '../world/facts'
import { sampleOf } from '../world/sample'
import type { Subject } from '../world/subjects'

let world: World

beforeAll(async () => {
  world = await buildWorld()
})
afterAll(() => world.close())

const printOf = async ({ slug, id }: Fact): Promise<string | null> => {
  const [row] = await poolOf(world.app.payload).query<{ print: string }>(`select md5((to_jsonb(t) - array['updated_at', 'last_used_at', 'last_used_ip', 'total_requests'])::text) as print from ${tableOf(slug)} t where id = $1`, [id])
  return row?.print ?? null
}
/** Our own endpoint where one stands before Payload's. */
const ownEndpoint = (slug: string, method: string, path: string): Endpoint | undefined =>
  (world.app.payload.collections[slug as 'users'].config.endpoints || []).find((endpoint) => endpoint.method === method && endpoint.path === path && endpoint.custom?.who) as Endpoint | undefined

const callerOf = ({ role, scopes, agency }: Subject): unknown =>
  role && { isSuperAdmin: role === 'super_admin', memberships: agency ? [{ agency, role }] : [], ...(scopes && { apiKey: { scopes } }) }

/** Whether a change of this row may go through, by the table or by the endpoint that stands in its place. */
const allowed = (slug: string, subject: Subject, operation: Operation, method: string, fact: Fact): boolean => {
  const own = ownEndpoint(slug, method, '/:id')
  if (!own) return may(slug, subject, operation, fact)
  return mayCall(own.custom!.who as Who, callerOf(subject)) && (!subject.scopes || subject.scopes.includes(String(own.custom!.scope))) && may(slug, subject, 'read', fact)
}
const isRefusal = (status: number) => [401, 403, 404].includes(status)
const versionOf = ({ row }: Fact) => ('version' in row ? { version: Number(row.version ?? 1) } : {})
const cellOf = (fact: Fact, { agency }: Subject): string => (agency && fact.agencies.includes(agency) ? 'own agency' : 'other agency')
const isOperator = ({ role }: Subject): boolean => role === 'super_admin'

describe('isolation of writing', () => {
  it('changes a row for whom the table says, and no byte of any other', async () => {
    const cells = new Cells()
    await eachOf([...world.facts.keys()], async (slug) => {
      const own = ownEndpoint(slug, 'patch', '/:id')
      for (const subject of world.subjects) {
        const bodyOf = (more: object) => (own ? (sampleOf(own.custom!.body, unknownId()) as object) : { ...more, createdAt: '2001-01-01T00:00:00Z' })
        const unknown = await subject.call('PATCH', `/api/${slug}/${unknownId()}`, bodyOf({ version: 1 }))
        for (const fact of around(world.facts.get(slug)!, subject)) {
          const before = await printOf(fact)
          const { status, body } = await subject.call('PATCH', `/api/${slug}/${fact.id}`, bodyOf(versionOf(fact)))
          const name = `${slug} × ${subject.name} × ${cellOf(fact, subject)} × update`
          if (own) {
            const isAllowed = allowed(slug, subject, 'update', 'patch', fact)
            cells.hold(name, (status >= 500 || (!isAllowed && !isRefusal(status))) && `answers ${status} ${lasting(body)}`)
            if (!isAllowed) cells.check(`${name} × words and bytes`, [lasting(body), await printOf(fact)], [lasting(unknown.body), before])
          } else if (may(slug, subject, 'update', fact)) {
            cells.hold(name, ((isRefusal(status) && !fact.hidden) || status >= 500) && `answers ${status} ${lasting(body)}`)
            cells.hold(`${name} × time`, lasting(body).includes('2001-01-01') && 'was made when the caller says')
          } else {
            cells.check(name, [status, lasting(body)], [refusalFor(slug, subject, 'update'), lasting(unknown.body)])
            cells.check(`${name} × bytes`, await printOf(fact), before)
          }
          if ('version' in fact.row && status === 200) fact.row.version = Number(fact.row.version ?? 1) + 1
        }
      }
    })
    expectHeld(cells, 2000)
  }, 240_000)

  it('never moves a row to another agency or client, nor ties it to a row of one', async () => {
    const cells = new Cells()
    await eachOf([...world.facts.keys()].filter((slug) => slug !== 'users'), async (slug) => {
      for (const subject of world.subjects) {
        const fact = world.facts.get(slug)!.find((each) => may(slug, subject, 'update', each) && !each.hidden && !each.agencies.includes(world.theirs.agency))
        if (!fact) continue
        const relations = relationsOf(world.app.payload, slug).filter(({ to, many }) => !many && to !== 'plans' && to !== 'users')
        for (const { name, to } of relations) {
          const foreign = to === 'agencies' ? world.theirs.agency : world.facts.get(to)!.find(({ agencies }) => agencies.includes(world.theirs.agency))!.id
          const column = `${name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}_id`
          const { status } = await subject.call('PATCH', `/api/${slug}/${fact.id}`, { ...versionOf(fact), [name]: foreign })
          if ('version' in fact.row && status === 200) fact.row.version = Number(fact.row.version ?? 1) + 1
          const [row] = await poolOf(world.app.payload).query<Record<string, unknown>>(`select "${column}" as value from ${tableOf(slug)} where id = $1`, [fact.id])
          cells.hold(`${slug} × ${subject.name} × update of ${name}`, status >= 500 ? `answers ${status}` : row?.value === foreign && 'points at a foreign row')
        }
      }
    })
    expectHeld(cells, 50)
  }, 240_000)

  it('makes a row for whom the table says, in the own agency alone', async () => {
    const cells = new Cells()
    await eachOf(pairsOf(world), async ([slug, subject]) => {
      const place = subject.assigned ? world.restricting : world.ours
      const rowOf = (to: string) => (to === 'users' ? place.people[1]! : (world.facts.get(to)!.find(({ agencies, client }) => agencies.includes(place.agency) && (!client || client === place.clients[0]))?.id ?? null))
      const hasClient = world.app.payload.collections[slug as 'users'].config.flattenedFields.some(({ name }) => name === 'client')
      const body = bodyFor(world.app.payload, slug, { client: hasClient ? place.clients[0] : null, rowOf })
      const own = ownEndpoint(slug, 'post', '/')
      const isAllowed = own ? mayCall(own.custom!.who as Who, callerOf(subject)) : scopeOf(slug, subject, 'create') !== 'none'
      const isUpload = Boolean(world.app.payload.collections[slug as 'files'].config.upload)
      const send = (more: Record<string, unknown>) => subject.call<{ doc?: { id: string }; errors?: unknown }>('POST', `/api/${slug}`, isUpload ? formOf({ ...body, ...more }) : { ...body, ...more })
      const made = await send({})
      const name = `${slug} × ${subject.name} × create`
      if (isAllowed) cells.hold(name, (isRefusal(made.status) || made.status >= 500) && !own && !/"BIZ_/.test(lasting(made.body)) && `answers ${made.status} ${lasting(made.body)}`)
      else cells.check(name, made.status, subject.role ? 403 : 401)
      const clientless = { ...body, client: undefined }
      const foreign: [string, Record<string, unknown>][] = [['a foreign agency', { ...clientless, agency: world.theirs.agency }], ...(hasClient ? [['a foreign client', { client: world.theirs.clients[0] }] as [string, Record<string, unknown>]] : [])]
      for (const [what, more] of isOperator(subject) ? [] : foreign) {
        const { status } = await send(more)
        cells.hold(`${name} for ${what}`, (status < 400 || status >= 500) && `answers ${status}`)
      }
      if (!isAllowed) return
      for (const { name: field, to, many } of relationsOf(world.app.payload, slug).filter((relation) => !['plans', 'users', 'agencies', 'clients'].includes(relation.to))) {
        const id = world.facts.get(to)!.find(({ agencies }) => agencies.includes(world.theirs.agency))!.id
        const { status, body: answer } = await send({ [field]: many ? [id] : id })
        cells.hold(`${name} with a foreign ${field}`, status >= 500 ? `answers ${status}` : status < 300 && JSON.stringify(answer.doc).includes(id) && 'points at a foreign row')
      }
    }, 4)
    expectHeld(cells, 300)
  }, 240_000)

  it('leaves no row in another agency behind', async () => {
    const cells = new Cells()
    for (const [slug, facts] of world.facts) {
      const { factsIn } = await import('../world/facts')
      // What the operator does there is told there.
      const count = (rows: Fact[]) => rows.filter(({ agencies, row }) => agencies.includes(world.theirs.agency) && !world.subjects.some((subject) => isOperator(subject) && subject.id === row.actor_id)).length
      cells.check(slug, count(await factsIn(world.app.payload, slug)), count(facts))
    }
    expectHeld(cells, 20)
  })

  it('removes a row for whom the table says, and no other', async () => {
    const cells = new Cells()
    await eachOf([...world.facts.keys()], async (slug) => {
      for (const subject of world.subjects) {
        for (const fact of around(world.facts.get(slug)!, subject).filter((each) => !allowed(slug, subject, 'delete', 'delete', each)).slice(0, 5)) {
          const before = await printOf(fact)
          const { status } = await subject.call('DELETE', `/api/${slug}/${fact.id}`)
          const name = `${slug} × ${subject.name} × ${cellOf(fact, subject)} × delete`
          cells.hold(name, !isRefusal(status) && `answers ${status}`)
          cells.check(`${name} × bytes`, await printOf(fact), before)
        }
        if ((!subject.agency && !isOperator(subject)) || ['agencies', 'users', 'plans', 'clients', 'social-rules'].includes(slug)) continue
        const place = subject.assigned ? world.restricting : world.ours
        const id = await spare(slug, place.agency, place.people).catch(() => null)
        if (!id) continue
        const fact = (await import('../world/facts')).factsIn(world.app.payload, slug).then((rows) => rows.find((row) => row.id === id)!)
        if (!allowed(slug, subject, 'delete', 'delete', await fact)) continue
        const { status, body } = await subject.call('DELETE', `/api/${slug}/${id}`)
        cells.hold(`${slug} × ${subject.name} × own × delete`, (isRefusal(status) || status >= 500) && `answers ${status} ${lasting(body)}`)
      }
    }, 4)
    expectHeld(cells, 1000)
  }, 240_000)

  it('changes and removes nothing in bulk that could not be changed one by one', async () => {
    const cells = new Cells()
    await eachOf([...world.facts.keys()], async (slug) => {
      for (const subject of world.subjects) {
        const foreign = world.facts.get(slug)!.filter((fact) => !may(slug, subject, 'update', fact) && !may(slug, subject, 'delete', fact)).slice(-3)
        if (foreign.length === 0) continue
        const before = await Promise.all(foreign.map(printOf))
        const query = foreign.map(({ id }, at) => `where[id][in][${at}]=${id}`).join('&')
        const name = `${slug} × ${subject.name} × bulk`
        for (const [method, body] of [['PATCH', { version: 1 }], ['DELETE', undefined]] as const) {
          const { status, body: answer } = await subject.call<{ docs?: unknown[] }>(method, `/api/${slug}?${query}`, body)
          cells.hold(`${name} ${method}`, status >= 500 ? `answers ${status}` : (answer.docs ?? []).length > 0 && 'answers rows')
        }
        cells.check(`${name} × bytes`, await Promise.all(foreign.map(printOf)), before)
      }
    }, 4)
    expectHeld(cells, 500)
  }, 240_000)
})

describe('a door for the platform’s own code', () => {
  it('opens to a person exactly the rows of the table', async () => {
    const [{ as }, { userOf }, { systemRequest }] = await Promise.all([import('@/src/engine/doors'), import('../world/subjects'), import('@/src/engine/database')])
    const cells = new Cells()
    await eachOf(pairsOf(world).filter(([, { token }]) => token), async ([slug, subject]) => {
      const req = Object.assign(await systemRequest(world.app.payload, 'proof'), { user: await userOf(world.app.payload, subject) })
      const facts = around(world.facts.get(slug)!, subject)
      const wanted = facts.filter((fact) => may(slug, subject, 'read', fact) && !fact.hidden).map(({ id }) => id).sort()
      const where = { id: { in: facts.filter(({ hidden }) => !hidden).map(({ id }) => id) } }
      const found = await as(req).find(slug as 'clients', { where, limit: 100 }).then(({ docs }) => docs.map(({ id }) => id).sort(), () => [])
      const still = new Set((await (await import('../world/facts')).factsIn(world.app.payload, slug)).map(({ id }) => id))
      cells.check(`${slug} × ${subject.name} × find as`, found, wanted.filter((id) => still.has(id)))
    })
    expectHeld(cells, 150)
  }, 120_000)
})

const spare = (slug: string, agency: string, staff: readonly string[]): Promise<string> =>
  makeMarked(world.app.payload, slug, { agency, client: slug === 'webhook-endpoints' || slug === 'api-keys' ? null : (agency === world.ours.agency ? world.ours : world.restricting).clients[0], people: staff, rows: new Map() })

const formOf = (fields: Record<string, unknown>): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) if (typeof value === 'string') form.set(name, value)
  form.set('file', new Blob(['A text of some length.']), 'note.txt')
  return form
}

