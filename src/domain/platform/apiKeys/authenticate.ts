import type { Payload, TypedUser } from 'payload'
import { isEnded } from '@/src/domain/platform/hosts/place'
import { isWithin, networkOf } from '@/src/engine/address'
import { poolOf, systemRequest } from '@/src/engine/database'
import { recordRefusal } from '@/src/engine/events'
import type { KeyLimits } from '@/src/engine/limits'
import { fail, type AppError } from '@/src/errors'
import { log } from '@/src/log'
import { hashOf, isWellFormed, type Mode } from './format'

/** What a key carries through a request, on the principal's `apiKey`. */
export type ApiKey = KeyLimits & { scopes: string[]; mode: Mode; standing: { isActive: boolean; subscription: string } }

type Row = {
  id: string; agency: string; creator: string | null; prefix: string; mode: Mode; isActive: boolean; isExpired: boolean; perMinute: number; perDay: number; perMonth: number
  scopes: string[]; networks: string[]; agencyActive: boolean; subscription: string
}

const words = (path: string) => `coalesce((select array_agg(t.text) from api_keys_texts t where t.parent_id = k.id and t.path = '${path}'), '{}')`

const byHash = `select k.id, k.agency_id as agency, k.created_by_id as creator, k.key_prefix as prefix, k.mode::text as mode,
    k.is_active is not false and k.revoked_at is null as "isActive", coalesce(k.expires_at <= now(), false) as "isExpired",
    k.rate_limit_per_minute::int as "perMinute", k.rate_limit_per_day::int as "perDay", coalesce(p.monthly_api_requests, 200000)::int as "perMonth", ${words('scopes')} as scopes, ${words('allowedIps')} as networks,
    a.is_active is not false as "agencyActive", coalesce(a.subscription_status::text, 'active') as subscription
  from api_keys k join agencies a on a.id = k.agency_id left join plans p on p.id = a.plan_id where k.key_hash = $1`

/**
 * Who a key is: its agency's administrator as far as its scopes reach. Checked in this order: form, known, active, not
 * expired, address. Its rate, its scope and its agency's standing are asked later. Throws AUTH_003, AUTH_002, AUTH_010.
 */
export const keyHolder = async (payload: Payload, key: string, address: string): Promise<TypedUser> => {
  const [row] = isWellFormed(key) ? await poolOf(payload).query<Row>(byHash, [hashOf(key)]) : []
  const refusal = refusalOf(row, address)
  if (row && refusal) await noteRefused(payload, row, address, refusal)
  if (!row || refusal) throw refusal ?? fail('AUTH_003')
  return principalOf(row)
}

const refusalOf = (row: Row | undefined, address: string): AppError | null => {
  if (!row?.isActive) return fail('AUTH_003', { message: 'This API key is not valid.' })
  if (row.isExpired) return fail('AUTH_002', { message: 'This API key has expired.' })
  const networks = row.networks.map(networkOf).filter((network) => network !== null)
  return row.networks.length > 0 && !isWithin(address, networks) ? fail('AUTH_010') : null
}

/** A known key that is refused is read in its agency's log. The refusal stands whether or not it could be written down. */
const noteRefused = async (payload: Payload, { id, agency, prefix }: Row, address: string, { code }: AppError): Promise<void> => {
  try {
    const req = await systemRequest(payload, `key ${prefix}`)
    req.context.address = address
    await recordRefusal(payload, req, { type: 'api-keys.denied', resourceType: 'api-keys', resourceId: id, resourceName: prefix, agency, errorMessage: code, who: id })
  } catch (error) {
    log.error({ err: error }, 'a refused API key was not recorded')
  }
}

const principalOf = ({ id, agency, creator, prefix, mode, perMinute, perDay, perMonth, scopes, agencyActive, subscription }: Row): TypedUser => {
  const apiKey: ApiKey = { id, agency, perMinute, perDay, perMonth, scopes, mode, standing: { isActive: agencyActive, subscription } }
  const memberships = [{ agency, role: 'agency_admin', isActive: true }]
  return { id: creator, email: `key ${prefix}`, collection: 'users', _strategy: 'api-key', memberships, isActive: true, apiKey } as unknown as TypedUser
}

/** The key of a request's principal, or null for a person. */
export const keyOf = (user: unknown): ApiKey | null => (user as { apiKey?: ApiKey } | null)?.apiKey ?? null

/** The last check of a key: its agency is active and subscribed. Throws TEN_002, BIZ_003. */
export const checkStanding = ({ standing }: ApiKey): void => {
  if (!standing.isActive) throw fail('TEN_002')
  if (isEnded(standing.subscription)) throw fail('BIZ_003', { details: { subscription: standing.subscription } })
}
