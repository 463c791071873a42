import type { PayloadRequest } from 'payload'
import { as } from '@/src/engine/doors'
import { sqlOf } from '@/src/engine/database'
import { idOf } from '@/src/engine/idOf'
import { sidOf } from '@/src/engine/session'
import { fail } from '@/src/errors'
import { agencyHere } from '../../hosts/place'
import { personById, placesOf, type Place } from '../person'
import { factorFor } from './factor'
import { permissionsOf } from './permissions'

type Plan = { name: string; displayName: string }

/** The agency that is shown: the host's, else the one asked for, else the person's first. */
const shownPlace = (req: PayloadRequest, places: readonly Place[]): Place | undefined => {
  const named = agencyHere(req)?.id ?? req.searchParams?.get('agency')
  return places.find(({ id }) => id === named) ?? places[0]
}

/**
 * Who is signed in (spec 06-platform §24.1), and in `user` the row as the admin wants it, with the session's end in `exp`. Without
 * anybody signed in, `user` is null. The token itself is never told: the cookie's is kept from scripts.
 */
export const me = async (req: PayloadRequest): Promise<object> => {
  if (!req.user) return { user: null, message: 'Nobody is signed in.' }
  if ((req.user as { apiKey?: unknown }).apiKey) throw fail('AUTH_004', { message: 'A key is nobody who is signed in.' })
  const { id } = req.user
  const [row, person, places] = [await as(req).findByID('users', id), (await personById(req, id))!, await placesOf(req, id)]
  const place = shownPlace(req, places)
  const role = person.isSuperAdmin ? 'super_admin' : (place?.role ?? null)
  const { email, firstName, lastName, displayName, timezone, locale, lastLoginAt, memberships } = row
  return {
    id, email, firstName, lastName, displayName, role, avatarUrl: await fileUrlOf(req, idOf(row.avatar)), memberships,
    agency: place ? { id: place.id, name: place.name, slug: place.slug, plan: await planOf(req, place.id) } : null,
    ...(place?.client ? { client: place.client } : {}),
    permissions: permissionsOf(role), preferences: { timezone, locale }, lastLoginAt,
    secondFactor: await factorFor(req, person, places),
    user: { ...row, collection: 'users', _strategy: 'local-jwt' }, collection: 'users', strategy: 'local-jwt', exp: await endOf(req), message: 'Signed in.',
  }
}

const planOf = async (req: PayloadRequest, agency: string): Promise<Plan | null> =>
  (await sqlOf(req).query<Plan>('select p.name, p.display_name as "displayName" from agencies a join plans p on p.id = a.plan_id where a.id = $1', [agency]))[0] ?? null

const fileUrlOf = async (req: PayloadRequest, id: string | null): Promise<string | null> => {
  const row = id ? await as(req).findByID('files', id, { url: true, filename: true } as never).catch(() => null) : null
  return (row as { url?: string | null } | null)?.url ?? null
}

const endOf = async (req: PayloadRequest): Promise<number | undefined> => {
  const [row] = await sqlOf(req).query<{ end: number }>('select extract(epoch from expires_at)::int as end from users_sessions where id = $1', [sidOf(req.user)])
  return row?.end
}
