import type { Endpoint, PayloadRequest } from 'payload'
import { agencyHere } from '@/src/domain/platform/hosts/place'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { defineEndpoint } from '@/src/engine/endpoint'
import { recordEvent } from '@/src/engine/events'
import { standingsOf } from '@/src/engine/tenancy/membership'
import { digestTimeOf } from './digestTime'
import { kinds, type Kind } from './kinds'
import { changed, PreferencesChange, preferencesOf } from './preferences'

const storedOf = async (req: PayloadRequest, lock = ''): Promise<unknown> =>
  (await sqlOf(req).query<{ stored: unknown }>(`select notification_preferences as stored from users where id = $1 ${lock}`, [req.user!.id]))[0]?.stored

/** The kinds that can reach this person at all, each with what they chose. */
const offered = (req: PayloadRequest, chosen: ReturnType<typeof preferencesOf>) => {
  const roles = standingsOf(req.user).map(({ role }) => role)
  const [isClient, isStaff] = [roles.includes('client'), roles.some((role) => role !== 'client') || roles.length === 0]
  const reaches = ({ to, essential }: Kind) => essential || (isClient && Boolean(to?.client)) || (isStaff && (!to || Boolean(to.agent ?? to.admin)))
  return Object.entries(kinds as Record<string, Kind>).filter(([, kind]) => reaches(kind)).map(([name, { label, group, essential }]) => ({
    kind: name, label, group, essential: essential === true, app: chosen.kinds[name]?.app !== false, mail: chosen.kinds[name]?.mail ?? 'now',
  }))
}

const shown = async (req: PayloadRequest, stored: unknown) => {
  const agencies = new Set(standingsOf(req.user).map(({ agency }) => agency))
  const here = agencyHere(req)?.id ?? (agencies.size === 1 ? [...agencies][0] : null)
  const preferences = preferencesOf(stored, { digestAt: await digestTimeOf(req, here) })
  return { body: { ...preferences, kinds: offered(req, preferences) } }
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
  defineEndpoint({ method: 'get', path: '/me/notification-preferences', auth: 'person', who: 'person', handler: async ({ req }) => shown(req, await storedOf(req)) }),
  defineEndpoint({
    method: 'patch', path: '/me/notification-preferences', auth: 'person', who: 'person', body: PreferencesChange,
    handler: async ({ req, body }) => shown(req, await inTransaction(req, () => changePreferences(req, req.user!.id, body))),
  }),
]
