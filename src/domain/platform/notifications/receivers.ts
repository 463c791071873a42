import type { PayloadRequest } from 'payload'
import { agentsOf } from '@/src/domain/platform/team/agents'
import { reaches } from '@/src/domain/platform/team/reach'
import { sqlOf } from '@/src/engine/database'
import { isUuid } from '@/src/engine/ids'
import { preferencesOf, type Preferences } from './preferences'

/** Whom to tell: a person, everybody with a role in an agency, a client's users, those who look after it, or the operators. */
export type Receiver =
  | { user: string }
  | { role: 'agency_admin' | 'agency_member'; agency: string }
  | { clientUsers: string }
  | { agentOf: string }
  | { operators: true }

export type Person = { id: string; email: string; name: string | null; zone: string | null; locale: string | null; isSuperAdmin: boolean; isClient: boolean; side: Side; chosen: Preferences }

/** As whom somebody is told: the columns of the table of kinds. */
export type Side = 'client' | 'agent' | 'admin'

type Row = Omit<Person, 'chosen' | 'side'> & { preferences: unknown }
type Found = Row & { side: Side }

const personOf = ({ preferences, ...found }: Found, digestAt?: string | null): Person => ({ ...found, chosen: preferencesOf(preferences, { digestAt }) })

const most = 20
const columns = `u.id, u.email, nullif(u.first_name, '') as name, u.timezone as zone, u.locale, u.is_super_admin is true as "isSuperAdmin", u.notification_preferences as preferences`
const here = `from users_memberships m where m._parent_id = u.id and m.is_active is not false`
type Standing = { id: string; isClient: boolean; digestAt: string | null }
const isClient = (agency: string) => `exists (select ${here} and m.agency_id = ${agency} and m.role::text = 'client') and not exists (select ${here} and m.agency_id = ${agency} and m.role::text <> 'client') as "isClient"`

const rowsOf = async (req: PayloadRequest, to: Receiver): Promise<Row[]> => {
  const ask = (where: string, ...values: unknown[]) => sqlOf(req).query<Row>(`select ${columns}, false as "isClient" from users u where ${where} order by u.created_at limit ${most}`, values)
  if ('operators' in to) return ask('u.is_super_admin and u.is_active is not false')
  if ('role' in to) return ask(`u.is_active is not false and exists (select ${here} and m.agency_id = $1 and m.role::text = $2)`, to.agency, to.role)
  if ('clientUsers' in to) return (await ask(`u.is_active is not false and exists (select ${here} and m.client_id = $1 and m.role::text = 'client')`, to.clientUsers)).map((row) => ({ ...row, isClient: true }))
  if ('agentOf' in to) return ask('u.id = any($1)', (await agentsOf(req, to.agentOf)).map(({ id }) => id))
  return isUuid(to.user) ? sqlOf(req).query<Row>(`select ${columns}, false as "isClient" from users u where u.id = $1`, [to.user]) : []
}

/** The people behind receivers, each once, without `except`. In an agency's matter, only who has to do with that agency, and in a client's with that client, unless `anywhere`. */
export const receiversOf = async (req: PayloadRequest, to: Receiver | readonly Receiver[], { agency, client, anywhere, except }: { agency: string | null; client?: string | null; anywhere?: boolean; except?: readonly (string | null | undefined)[] }): Promise<Person[]> => {
  const found = new Map<string, Found>()
  for (const receiver of [to].flat() as Receiver[]) {
    for (const row of await rowsOf(req, receiver)) if (!found.has(row.id)) found.set(row.id, { ...row, side: sideOf(receiver, row) })
  }
  const people = [...found.values()].filter(({ id }) => !except?.includes(id))
  if (!agency || people.length === 0) return people.map((person) => personOf(person))
  const standing = new Map((await sqlOf(req).query<Standing>(
    `select u.id, ${isClient('$2')}, (select g.digest_at from agencies g where g.id = $2::uuid) as "digestAt" from users u where u.id = any($1) and u.is_active is not false and (u.is_super_admin or ${reaches('$2::uuid', '$3::uuid')})`, [people.map(({ id }) => id), agency, client ?? null])).map((row) => [row.id, row]))
  return people.filter(({ id }) => anywhere || standing.has(id)).map((person) => {
    const { isClient = person.isClient, digestAt } = standing.get(person.id) ?? {}
    return personOf({ ...person, isClient, side: isClient ? 'client' : person.side }, digestAt)
  })
}

const sideOf = (to: Receiver, { isClient }: { isClient: boolean }): Side => (isClient ? 'client' : 'role' in to && to.role === 'agency_admin' ? 'admin' : 'agent')
