import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { as } from '@/src/engine/doors'
import { defineEndpoint } from '@/src/engine/endpoint'
import { idOf } from '@/src/engine/idOf'
import { isSuperAdmin, standingsOf } from '@/src/engine/tenancy/membership'
import { withinOf } from '@/src/engine/tenancy/narrow'
import { agencyAdmins as admins } from '@/src/engine/tenancy/who'
import { env } from '@/src/env'
import { fail } from '@/src/errors'
import { issueKey, revokeKey, type Issued } from './issue'
import { adoptKey } from './orphans'

const network = z.string().trim().min(1).max(120)
const moment = z.iso.datetime({ offset: true }).refine((time) => Date.parse(time) > Date.now(), 'Choose a time to come.')
const asked = z.strictObject({
  name: z.string().trim().min(1, 'Give the key a name.').max(100),
  scopes: z.array(z.string().max(100)).min(1, 'Choose at least one scope.').max(100),
  description: z.string().max(2000).optional(),
  expiresAt: moment.nullish(),
  allowedIps: z.array(network).max(50).nullish(),
  rateLimitPerMinute: z.number().int().min(1).max(1_000_000).optional(),
  rateLimitPerDay: z.number().int().min(1).max(1_000_000_000).optional(),
  mode: z.enum(['live', 'test']).default('live'),
  agency: z.string().optional(),
})
type Asked = z.infer<typeof asked>

/** Mounted under `/api/api-keys`; listing, reading and changing are Payload's own. */
export const apiKeyEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'post', path: '/', auth: 'person', who: admins, stepUp: true, shownOnce: ['key', 'warning'], body: asked as z.ZodType<Asked>,
    handler: async ({ req, body }) => ({ status: 201, body: shown(await inTransaction(req, () => create(req, body))) }),
  }),
  defineEndpoint({ method: 'delete', path: '/:id', auth: 'person', who: admins, stepUp: true, handler: ({ req, params }) => revoke(req, params.id!) }),
  defineEndpoint({ method: 'post', path: '/:id/revoke', auth: 'person', who: admins, stepUp: true, handler: ({ req, params }) => revoke(req, params.id!) }),
  defineEndpoint({ method: 'post', path: '/:id/adopt', auth: 'person', who: admins, stepUp: true, handler: ({ req, params }) => adopt(req, params.id!) }),
  defineEndpoint({
    method: 'post', path: '/:id/rotate', auth: 'person', who: admins, stepUp: true, shownOnce: ['key', 'warning'],
    handler: async ({ req, params }) => ({ status: 201, body: shown(await inTransaction(req, () => rotate(req, params.id!))) }),
  }),
]

const warning = 'Copy this key now: it is not shown again.'
const shown = ({ row, key }: Issued) => ({
  id: row.id, name: row.name, key, keyPrefix: row.keyPrefix, scopes: row.scopes, mode: row.mode, expiresAt: row.expiresAt ?? null, createdAt: row.createdAt, warning,
})

const create = async (req: PayloadRequest, { agency, allowedIps, ...given }: Asked): Promise<Issued> => {
  const perMinute = bounded(req, 'rateLimitPerMinute', given.rateLimitPerMinute, env.limits.key)
  const perDay = bounded(req, 'rateLimitPerDay', given.rateLimitPerDay, env.limits.keyPerDay)
  const row = { ...given, allowedIps: allowedIps ?? [], expiresAt: given.expiresAt ?? null, rateLimitPerMinute: perMinute, rateLimitPerDay: perDay }
  return issueKey(req, 'api-keys.create', { ...row, agency: agencyFor(req, agency) })
}

/** Whose key it becomes: of the agency that the caller administers; the operator names one. */
const agencyFor = (req: PayloadRequest, given: string | undefined): string => {
  const within = withinOf(req.user)
  const own = standingsOf(req.user).filter(({ role }) => role === 'agency_admin').map(({ agency }) => agency)
  if (isSuperAdmin(req.user) && (given ?? within)) return (given ?? within)!
  const fitting = own.filter((agency) => !given || agency === given)
  if (given && !fitting.length) throw fail('RES_001')
  if (fitting.length !== 1) throw fail('VAL_002', { field: 'agency', message: 'Say which agency this key is for.' })
  return fitting[0]!
}

const bounded = (req: PayloadRequest, field: string, given: number | undefined, most: number): number => {
  if (given !== undefined && given > most && !isSuperAdmin(req.user)) throw fail('VAL_001', { field, message: `A key may do at most ${most}; more is up to the operator of this installation.` })
  return given ?? most
}

/** The key's row, locked, so that two rotations or revocations of one key do not both succeed. Throws RES_001, RES_003. */
const unrevoked = async (req: PayloadRequest, id: string) => {
  const row = await as(req).findByID('api-keys', id)
  const roles = standingsOf(req.user).filter(({ agency, role }) => agency === idOf(row.agency) && role === 'agency_admin')
  if (!isSuperAdmin(req.user) && roles.length === 0) throw fail('RES_001')
  const [fresh] = await sqlOf(req).query<{ gone: boolean }>('select revoked_at is not null or replaced_by_id is not null as gone, revoked_at from api_keys where id = $1 for update', [id])
  if (row.revokedAt || (fresh as { revoked_at?: unknown } | undefined)?.revoked_at) throw fail('RES_003', { message: 'This key is revoked already.' })
  return { row, isReplaced: Boolean(fresh?.gone) }
}

const revoke = (req: PayloadRequest, id: string) =>
  inTransaction(req, async () => {
    const { row } = await unrevoked(req, id)
    return { body: { id, revokedAt: await revokeKey(req, row) } }
  })

/** For a key whose maker has left: an admin answers for it from now on. */
const adopt = (req: PayloadRequest, id: string) =>
  inTransaction(req, async () => {
    const { row } = await unrevoked(req, id)
    if (!row.makerLeftAt) throw fail('RES_003', { message: 'Who made this key still administers the agency.' })
    await adoptKey(req, row)
    return { body: { id, createdBy: req.user!.id, makerLeftAt: null } }
  })

const rotate = async (req: PayloadRequest, id: string): Promise<Issued> => {
  const { row, isReplaced } = await unrevoked(req, id)
  if (isReplaced) throw fail('RES_003', { message: 'This key has a successor already.' })
  if (row.expiresAt && Date.parse(row.expiresAt) <= Date.now()) throw fail('RES_003', { message: 'This key has expired. Make a new one.' })
  const { name, description, scopes, allowedIps, rateLimitPerMinute, rateLimitPerDay, expiresAt, mode } = row
  const successor = { name, description, scopes, allowedIps, rateLimitPerMinute, rateLimitPerDay, expiresAt, mode, agency: idOf(row.agency)! }
  return issueKey(req, 'api-keys.rotate', successor as never, row)
}
