import type { PayloadRequest } from 'payload'
import { isEnded } from '@/src/domain/platform/hosts/place'
import { sqlOf } from '@/src/engine/database'
import { asUuid } from '@/src/engine/ids'
import { env } from '@/src/env'
import { fail } from '@/src/errors'
import { isOpenTo, outsideNetworks } from '../hosts/networks'
import type { Kept } from '../passwords/hash'

/** A person as sign-in needs them: with what is kept of the password, and the agencies they work for. */
export type Found = Kept & {
  id: string
  email: string
  firstName: string | null
  displayName: string | null
  isActive: boolean
  isVerified: boolean
  isSuperAdmin: boolean
  hasFactor: boolean
}

export type Place = {
  id: string; name: string; slug: string; role: string; client: string | null; isActive: boolean; subscription: string; sessionDays: number; networks: string[]
  /** Whether this role must have a second factor here; until `factorFrom`, when that is set, one may still do without. */
  asksFactor: boolean; factorFrom: Date | null
}

const columns = `u.id, u.email, u.first_name as "firstName", u.display_name as "displayName", u.hash, u.salt, u.is_active is not false as "isActive",
  u.is_email_verified is not false as "isVerified", u.is_super_admin is true as "isSuperAdmin",
  exists (select from second_factors f where f.user_id = u.id and f.confirmed_at is not null) as "hasFactor"`

/** The person with an address, or null. */
export const personByEmail = async (req: PayloadRequest, email: string): Promise<Found | null> =>
  (await sqlOf(req).query<Found>(`select ${columns} from users u where u.email = $1`, [email.trim().toLowerCase()]))[0] ?? null

/** The person with an id, or null. */
export const personById = async (req: PayloadRequest, id: string): Promise<Found | null> =>
  (await sqlOf(req).query<Found>(`select ${columns} from users u where u.id = $1`, [asUuid(id)]))[0] ?? null

/** Where a person works, the oldest membership first; memberships that are switched off do not count. */
export const placesOf = (req: PayloadRequest, id: string): Promise<Place[]> =>
  sqlOf(req).query<Place>(
    `select a.id, a.name, a.slug, m.role::text as role, m.client_id as client, a.is_active is not false as "isActive",
        coalesce(a.subscription_status::text, 'active') as subscription, coalesce(a.session_days, 7)::int as "sessionDays",
        coalesce((select array_agg(t.text) from agencies_texts t where t.parent_id = a.id and t.path = 'allowedIps'), '{}') as networks,
        a.require2fa is true and (m.role::text in (select r.value::text from agencies_require2fa_roles r where r.parent_id = a.id)
          or not exists (select from agencies_require2fa_roles r where r.parent_id = a.id)) as "asksFactor",
        case when coalesce(m.joined_at, '-infinity') < a.require2fa_since then a.require2fa_since + interval '7 days' end as "factorFrom"
       from users_memberships m join agencies a on a.id = m.agency_id where m._parent_id = $1 and m.is_active is not false order by m._order, a.name`, [id])

/** The agency that a person's own matters are noted with: that of the oldest membership; null without any. */
export const firstAgencyOf = async (req: PayloadRequest, id: string): Promise<string | null> => (await placesOf(req, id))[0]?.id ?? null

const isUsable = ({ isActive, subscription }: Place): boolean => isActive && !isEnded(subscription)

/**
 * Whether a person with the right password may sign in at all: switched on, somewhere to work, address proved (spec 06-platform
 * §15.3), and in the networks of an agency that has such. Throws AUTH_006, TEN_002, BIZ_003, AUTH_007, AUTH_010. Answers the
 * places that count at this address.
 */
export const mayEnter = (person: Found, places: readonly Place[], address: string | null): Place[] => {
  if (!person.isActive) throw fail('AUTH_006')
  const usable = places.filter(isUsable)
  if (!person.isSuperAdmin && usable.length === 0) throw noPlace(places)
  if (!person.isVerified) throw fail('AUTH_007')
  const open = usable.filter(({ role, networks }) => isOpenTo(role, networks, address))
  if (!person.isSuperAdmin && open.length === 0) throw outsideNetworks()
  return open
}

const noPlace = (places: readonly Place[]) => {
  if (places.length === 0) return fail('AUTH_006', { message: 'This account belongs to no agency at present. Ask your agency’s admin.' })
  const ended = places.find(({ isActive }) => isActive)
  return ended ? fail('BIZ_003', { message: `The subscription of ${ended.name} is ${ended.subscription}.`, details: { subscription: ended.subscription } }) : fail('TEN_002')
}

/** True when a second factor is asked of this person, by an agency of theirs or because they operate a system that reaches real vendors. */
export const isAskedForFactor = (person: Found, places: readonly Place[]): boolean => places.some(({ asksFactor }) => asksFactor) || (person.isSuperAdmin && env.operatorNeedsFactor)

/** Until when one who is asked for a second factor may still do without; null when nothing is asked, or no longer any grace. */
export const factorDueAt = (person: Found, places: readonly Place[]): Date | null => {
  const asking = places.filter(({ asksFactor }) => asksFactor).map(({ factorFrom }) => factorFrom?.getTime() ?? 0)
  const first = Math.min(...asking)
  return asking.length === 0 || first <= Date.now() || (person.isSuperAdmin && env.operatorNeedsFactor) ? null : new Date(first)
}

/** True when this person does nothing before a second factor is set up: one is asked for, and there is no grace. */
export const mustHaveFactor = (person: Found, places: readonly Place[]): boolean => isAskedForFactor(person, places) && factorDueAt(person, places) === null

const day = 24 * 3600

/** How long a session lasts unused, and at most; the strictest of a person's agencies counts, and operators' are shorter. */
export const lifeOf = (person: Found, places: readonly Place[]): { idleSeconds: number; maxSeconds: number } => {
  const days = Math.min(env.refreshTokenDays, ...places.map(({ sessionDays }) => sessionDays))
  const idleSeconds = person.isSuperAdmin ? Math.min(days * day, env.operatorIdleHours * 3600) : days * day
  return { idleSeconds, maxSeconds: person.isSuperAdmin ? Math.min(env.sessionMaxDays, env.refreshTokenDays) * day : env.sessionMaxDays * day }
}
