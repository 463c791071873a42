import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildWorld, pairsOf, type World } from '../world'
import { Cells, eachOf, expectHeld } from '../world/cells'
import { keptFrom, may, scopeOf } from '../world/expectation'
import { relationsOf, textsOf } from '../world/fields'
import type { Fact } from '../world/facts'
import { tableOf } from '../world/marked'
import type { Subject } from '../world/subjects'

type List = { docs?: { id: string }[]; totalDocs?: number }
type Asked = { status: number; ids: string[]; total: number }

let world: World

beforeAll(async () => {
  world = await buildWorld()
})
afterAll(() => world.close())

const ask = async ({ call }: Subject, slug: string, query: string): Promise<Asked> => {
  const { status, body } = await call<List>('GET', `/api/${slug}?limit=100&depth=0&${query}`)
  return { status, ids: (body.docs ?? []).map(({ id }) => id), total: body.totalDocs ?? 0 }
}
const refused = ({ status }: Asked): boolean => status >= 400 && status < 500
const readers = () => pairsOf(world).filter(([slug, subject]) => scopeOf(slug, subject, 'read') !== 'none')
const columnOf = (field: string): string => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const textOf = (fact: Fact, field: string): string | null => {
  const value = fact.row[columnOf(field)]
  return typeof value === 'string' && value.length > 3 ? value : null
}
const unreadable = (slug: string, subject: Subject): Fact[] => world.facts.get(slug)!.filter((fact) => !may(slug, subject, 'read', fact))

describe('oracles', () => {
  it('in filters on texts: what a foreign row says is found by nobody, what an own row says by its reader', async () => {
    const cells = new Cells()
    await eachOf(readers(), async ([slug, subject]) => {
      const own = world.facts.get(slug)!.find((fact) => may(slug, subject, 'read', fact) && !fact.hidden)
      const kept = keptFrom(slug, subject)
      const foreign = unreadable(slug, subject).find(({ agencies }) => agencies.includes(world.theirs.agency)) ?? unreadable(slug, subject)[0]
      for (const field of textsOf(world.app.payload, slug)) {
        const [secret, mine] = [foreign && textOf(foreign, field), own && textOf(own, field)]
        const name = `${slug} × ${subject.name} × where ${field}`
        if (foreign && secret) for (const [operator, value] of [['equals', secret], ['like', secret.slice(0, 9)], ['greater_than_equal', secret]] as const) {
          const asked = await ask(subject, slug, `where[${field}][${operator}]=${encodeURIComponent(value)}${operator === 'greater_than_equal' ? `&where[id][equals]=${foreign.id}` : ''}`)
          cells.hold(`${name} ${operator}`, asked.status >= 500 ? `answers ${asked.status}` : asked.ids.includes(foreign.id) && 'finds a foreign row')
        }
        if (!own || !mine) continue
        const asked = await ask(subject, slug, `where[${field}][equals]=${encodeURIComponent(mine)}`)
        if (kept.includes(field)) cells.hold(`${name} that is kept`, !refused(asked) && asked.total > 0 && 'finds a row by a field that is kept')
        else cells.hold(`${name} own`, asked.status === 200 && !asked.ids.includes(own.id) && 'does not find an own row')
      }
    })
    expectHeld(cells, 1000)
  }, 240_000)

  it('in filters through relations: a related row that one cannot read does not tell its texts', async () => {
    const cells = new Cells()
    await eachOf(readers(), async ([slug, subject]) => {
      const own = world.facts.get(slug)!.filter((fact) => may(slug, subject, 'read', fact) && !fact.hidden)
      for (const { name, to } of relationsOf(world.app.payload, slug)) {
        const pointing = own.map((fact) => ({ fact, target: targetOf(to, fact.row[`${columnOf(name)}_id`]) })).find(({ target }) => target && !may(to, subject, 'read', target))
        if (!pointing?.target) continue
        for (const field of textsOf(world.app.payload, to)) {
          const text = textOf(pointing.target, field)
          if (!text) continue
          const asked = await ask(subject, slug, `where[${name}.${field}][equals]=${encodeURIComponent(text)}`)
          cells.hold(`${slug} × ${subject.name} × where ${name}.${field}`, asked.status >= 500 ? `answers ${asked.status}` : asked.ids.includes(pointing.fact.id) && 'finds a row by what its relation says')
        }
      }
    })
    expectHeld(cells, 10)
  }, 240_000)

  it('in fields that the table keeps: neither filter nor order tells them', async () => {
    const cells = new Cells()
    await eachOf(readers(), async ([slug, subject]) => {
      for (const field of keptFrom(slug, subject).filter((name) => world.app.payload.collections[slug as 'users'].config.flattenedFields.some((each) => each.name === name))) {
        const [there, up, down] = [await ask(subject, slug, `where[${field}][exists]=true`), await ask(subject, slug, `sort=${field}`), await ask(subject, slug, `sort=-${field}`)]
        const name = `${slug} × ${subject.name} × ${field}`
        cells.hold(`${name} exists`, !refused(there) && there.total > 0 && `answers ${there.status} with ${there.total} rows`)
        cells.hold(`${name} order`, !(refused(up) && refused(down)) && up.ids.join() !== down.ids.join() && 'orders by what it keeps')
      }
    })
    expectHeld(cells, 20)
  }, 240_000)

  it('in orders through relations: rows that one cannot read do not order those that one can', async () => {
    const cells = new Cells()
    await eachOf(readers(), async ([slug, subject]) => {
      for (const { name, to, many } of relationsOf(world.app.payload, slug)) {
        const field = textsOf(world.app.payload, to)[0]
        if (many || !field || scopeOf(to, subject, 'read') !== 'none') continue
        const [up, down] = [await ask(subject, slug, `sort=${name}.${field}`), await ask(subject, slug, `sort=-${name}.${field}`)]
        const differs = up.total > 1 && up.status === 200 && up.ids.join() !== down.ids.join()
        cells.hold(`${slug} × ${subject.name} × sort ${name}.${field}`, up.status >= 500 ? `answers ${up.status}` : differs && 'orders by what one cannot read')
      }
    })
    expectHeld(cells, 5)
  }, 240_000)

  it('in joins: what hangs on a row comes with the rights on it', async () => {
    const cells = new Cells()
    const joined = pairsOf(world).flatMap(([slug, subject]) => world.app.payload.collections[slug as 'clients'].config.flattenedFields.flatMap((field) => (field.type === 'join' && typeof field.collection === 'string' ? [{ slug, subject, join: field.name, of: field.collection as string }] : [])))
    await eachOf(joined, async ({ slug, subject, join, of }) => {
      const { body } = await subject.call<{ docs?: Record<string, { docs?: { id: string }[] }>[] }>('GET', `/api/${slug}?limit=100&depth=1&joins[${join}][limit]=100`)
      const told = (body.docs ?? []).flatMap((doc) => (doc[join]?.docs ?? []).map((row) => (typeof row === 'string' ? row : row.id)))
      const wrong = told.filter((id) => !world.facts.get(of)!.some((fact) => fact.id === id && may(of, subject, 'read', fact)))
      cells.check(`${slug} × ${subject.name} × join ${join}`, wrong, [])
    })
    expectHeld(cells, 5)
  }, 60_000)
})

const targetOf = (slug: string, id: unknown): Fact | undefined => world.facts.get(slug)?.find((fact) => fact.id === id)

describe('the rows of the world', () => {
  it('say something different in each text, so that an oracle would have something to tell', () => {
    const [one, other] = world.facts.get('sources')!
    expect(textOf(one!, 'title')).not.toBe(textOf(other!, 'title'))
    expect(tableOf('ai-usage')).toBe('ai_usage')
  })
})
