import type { Db } from '@/src/engine/database'
import { fail } from '@/src/errors'
import type { Capability } from './capabilities'

export type Entitled = { enabled: boolean; connection: string | null }

const rowsSql = `select capability::text as capability, bool_and(enabled is not false) as enabled,
    (array_agg(connection_id::text order by client_id nulls last) filter (where connection_id is not null))[1] as connection
  from entitlements where agency_id = $1 and (client_id is null or client_id = $2) group by capability`

/**
 * What an agency was given for one of its clients, by capability. A client's row narrows the agency's and never widens it; its
 * connection comes first. A capability without a row is the plan's to decide.
 */
export const entitlementsOf = async (db: Db, agency: string, client: string | null): Promise<Map<string, Entitled>> => {
  const rows = await db.query<Entitled & { capability: string }>(rowsSql, [agency, client])
  return new Map(rows.map(({ capability, enabled, connection }) => [capability, { enabled, connection }]))
}

/** Refuses what was switched off for the agency or the client. Throws BIZ_005 named NOT_ENTITLED. */
export const needEntitled = async (db: Db, capability: Capability, agency: string, client: string | null): Promise<void> => {
  const known = (await entitlementsOf(db, agency, client)).get(capability)
  if (known?.enabled === false) throw fail('BIZ_005', { name: 'NOT_ENTITLED', message: 'This is switched off for the agency or this client. The operator of the platform can switch it on.', details: { capability } })
}
