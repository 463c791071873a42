import type { Endpoint, PayloadRequest } from 'payload'
import { agencyHere } from '@/src/domain/platform/hosts/place'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { defineEndpoint } from '@/src/engine/endpoint'
import { recordEvent } from '@/src/engine/events'
import { isSuperAdmin, standingsOf } from '@/src/engine/tenancy/membership'
import { digestTimeOf } from './digestTime'
import { kinds, type Kind, type KindName, type Reader, type Way } from './kinds'
import { changed, PreferencesChange, preferencesOf, type Preferences } from './preferences'

const storedOf = async (req: PayloadRequest): Promise<unknown> =>
  (await sqlOf(req).query<{ stored: unknown }>('select notification_preferences as stored from users where id = $1', [req.user!.id]))[0]?.stored

/** A kind as its reader chooses about it. `inApp` and `mailed`: it comes that way at all; `waits`: a summary can hold it. */
type ShownKind = { kind: KindName; label: string; group: string; essential: boolean; inApp: boolean; mailed: boolean; waits: boolean; app: boolean; mail: 'now' | 'daily' | 'off' }
type ShownPreferences = Omit<Preferences, 'kinds'> & { kinds: ShownKind[] }

const told: Way = { app: true, mail: 'now' }

/** As whom a person is told. Who runs the installation works beside its agencies' people. */
const readerOf = (user: unknown): Reader[] => {
  const roles: string[] = standingsOf(user).map(({ role }) => role)
  const is: Record<Reader, boolean> = { client: roles.includes('client'), agent: isSuperAdmin(user) || roles.some((role) => role !== 'client'), admin: roles.includes('agency_admin'), operator: isSuperAdmin(user) }
  return (Object.keys(is) as Reader[]).filter((reader) => is[reader])
}

/** The ways by which a kind can reach such a person; none where it does not. */
const waysOf = ({ to, readers = [] }: Kind, is: readonly Reader[]): Way[] =>
  to ? is.flatMap((reader) => (reader === 'operator' ? [] : (to[reader] ?? []))) : is.some((reader) => readers.includes(reader)) ? [told] : []

/** The kinds that can reach this person at all, each with what they chose, or what holds while they have not. */
const offered = (req: PayloadRequest, chosen: Preferences): ShownKind[] => {
  const is = readerOf(req.user)
  return (Object.entries(kinds) as [KindName, Kind][]).flatMap(([kind, known]) => {
    const ways = waysOf(known, is)
    if (ways.length === 0) return []
    const [mails, wish, waits] = [ways.flatMap(({ mail }) => mail ?? []), chosen.kinds[kind], known.priority !== 'urgent' && !known.essential]
    const usual = waits && (chosen.digest === 'daily' || (mails.length > 0 && mails.every((mode) => mode === 'digest'))) ? 'daily' : 'now'
    return [{ kind, label: known.label, group: known.group, essential: known.essential === true, inApp: ways.some(({ app }) => app), mailed: mails.length > 0, waits, app: wish?.app !== false, mail: wish?.mail ?? usual }]
  })
}

/** How the caller is told of things: everything that can reach them, with what they chose. */
export const shownPreferences = async (req: PayloadRequest, stored?: unknown): Promise<ShownPreferences> => {
  const agencies = new Set(standingsOf(req.user).map(({ agency }) => agency))
  const here = agencyHere(req)?.id ?? (agencies.size === 1 ? [...agencies][0] : null)
  const preferences = preferencesOf(stored ?? (await storedOf(req)), { digestAt: await digestTimeOf(req, here) })
  return { ...preferences, kinds: offered(req, preferences) }
}

/** Changes what a person has chosen, without touching what they did not name. */
export const changePreferences = async (req: PayloadRequest, user: string, change: PreferencesChange): Promise<unknown> => {
  const [row] = await sqlOf(req).query<{ stored: unknown }>('select notification_preferences as stored from users where id = $1 for update', [user])
  const next = changed(row?.stored, change)
  await sqlOf(req).query('update users set notification_preferences = $2::jsonb, updated_at = now() where id = $1', [user, JSON.stringify(next)])
  await recordEvent(req, { type: 'users.update', resourceType: 'users', resourceId: user, changes: { notificationPreferences: { new: Object.keys(change) } } })
  return next
}

/** How one is told of things: by kind and channel, quiet hours, the day's summary. */
export const preferenceEndpoints: Endpoint[] = [
  defineEndpoint({ method: 'get', path: '/me/notification-preferences', auth: 'person', who: 'person', handler: async ({ req }) => ({ body: await shownPreferences(req) }) }),
  defineEndpoint({
    method: 'patch', path: '/me/notification-preferences', auth: 'person', who: 'person', body: PreferencesChange,
    handler: async ({ req, body }) => ({ body: await shownPreferences(req, await inTransaction(req, () => changePreferences(req, req.user!.id, body))) }),
  }),
]
