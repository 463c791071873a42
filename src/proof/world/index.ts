import { startApp, type App } from '@/src/testing/app'
import { uuidv7 } from '@/src/engine/ids'
import { freePort } from '@/src/testing/freePort'
import { wideLimits } from '@/src/testing/wideLimits'
import type { Fact, Facts } from './facts'
import type { Place } from './places'
import type { Subject } from './subjects'

export type World = { app: App; ours: Place; theirs: Place; restricting: Place; subjects: Subject[]; facts: Facts; close(): Promise<void> }

/** Rows of the kind that is open to more roles than the others of their collection. */
const such: Record<string, Record<string, string>> = { connections: { kind: 'social_account', platform: 'linkedin' }, posts: { status: 'pending_approval' }, files: { purpose: 'upload' } }

/** Limits are another proof's business: here they are out of the way. Call it before anything reads the environment; answers the sandbox's port. */
export const prepare = async (given?: number): Promise<number> => {
  const port = given ?? (await freePort())
  Object.assign(process.env, wideLimits, { SANDBOX_PORT: String(port) })
  return port
}

/**
 * Three agencies with rows of every collection, and everybody who may call: what the isolation proofs are about. Made
 * from the registry and the permission table, so a new collection or role is in it without being named.
 */
export const buildWorld = async (sandboxPort?: number): Promise<World> => {
  await prepare(sandboxPort)
  const app = await startApp()
  const [{ buildPlace, generic }, { subjectsOf }, { factsOf }, { makeMarked, snake }] = await Promise.all([import('./places'), import('./subjects'), import('./facts'), import('./marked')])
  const { permissions } = await import('@/access/permissions')
  const [ours, theirs, restricting] = [await buildPlace(app.payload), await buildPlace(app.payload), await buildPlace(app.payload)]
  const subjects = await subjectsOf(app, ours, restricting)
  await operatorsOwn(app)
  for (const slug of generic()) {
    const { roles, paths, hides, only, elsewhere } = permissions[slug as 'documents'] as { roles: Record<string, readonly string[]>; paths?: { own?: string }; hides?: string; only?: Record<string, Record<string, readonly string[]>>; elsewhere?: Record<string, readonly string[]> }
    const spot = { agency: ours.agency, client: slug === 'notifications' ? null : ours.clients[0], people: ours.people, rows: new Map<string, string>() }
    if (only) for (const { agency, clients, people } of [ours, theirs, restricting]) for (const client of clients) await makeMarked(app.payload, slug, { agency, client, people, rows: new Map() }, such[slug]!)
    if (elsewhere) await makeMarked(app.payload, slug, { ...spot, rows: new Map() }, Object.fromEntries(Object.entries(elsewhere).map(([field, [value]]) => [field, value!])))
    if (hides) await makeMarked(app.payload, slug, spot, { [snake(hides)]: new Date().toISOString() })
    for (const { id, role, scopes } of subjects) if (role && !scopes && roles[role]?.includes('own')) await makeMarked(app.payload, slug, spot, { [`${snake(paths?.own ?? 'user')}_id`]: id })
  }
  return { app, ours, theirs, restricting, subjects, facts: await factsOf(app.payload), close: () => app.close() }
}

/** What is the whole platform's and read by nearly everybody. */
const operatorsOwn = async ({ payload }: App): Promise<unknown> =>
  (await import('@/src/engine/database')).poolOf(payload).query(`insert into social_rules (id, platform, figure, value, title) values ($1, 'youtube', 'caption_max', 4000, 'YouTube: caption')`, [uuidv7()])

/** The rows that a subject's cells are about: all of its own agency, some of every other, and one that does not exist. */
export const around = (facts: readonly Fact[], { agency }: Subject): Fact[] => {
  const own = facts.filter(({ agencies }) => agency !== null && agencies.includes(agency))
  const others = facts.filter(({ agencies }) => agency === null || !agencies.includes(agency))
  return [...new Set([...own.slice(0, 6), ...others.slice(0, 2), ...others.slice(-2)])]
}

export const unknownId = (): string => uuidv7()

/** Each collection with each subject. */
export const pairsOf = (world: World): [string, Subject][] => [...world.facts.keys()].flatMap((slug) => world.subjects.map((subject): [string, Subject] => [slug, subject]))
