import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'

/** Services for which an agency may bring a key, by the vendor whose key it is. */
export const vendors = ['anthropic', 'freepik', 'tavily'] as const
export type Vendor = (typeof vendors)[number]
/** Networks for which an agency may bring an app. */
export const networks = ['linkedin', 'facebook', 'x', 'google_business'] as const

export type KeyRow = { id: string; kind: string; vendor: string; last4: string | null; status: string | null; connectedAt: Date | null; accountId: string | null }

const ownSql = `select distinct on (kind, vendor) id, kind::text, vendor::text, secret_hint as last4, status::text, connected_at as "connectedAt", account_id as "accountId"
  from connections join sealed_secrets on connection_id = id where agency_id = $1 and client_id is null and kind in ('vendor_key', 'oauth_app') and status <> 'revoked'
  order by kind, vendor, created_at desc`

/** The keys and apps of the agency itself, the newest of each. */
export const ownRows = (req: PayloadRequest, agency: string): Promise<KeyRow[]> => sqlOf(req).query<KeyRow>(ownSql, [agency])

/** Which keys and apps are configured: never more of a key than its last four characters. */
export const keysOf = async (req: PayloadRequest, agency: string) => {
  const rows = await ownRows(req, agency)
  const of = (kind: string, vendor: string) => rows.find((row) => row.kind === kind && row.vendor === vendor)
  return {
    providerKeys: Object.fromEntries(vendors.map((vendor) => [vendor, keyAnswer(of('vendor_key', vendor))])),
    oauthStatus: Object.fromEntries(networks.map((vendor) => [vendor, appAnswer(of('oauth_app', vendor))])),
  }
}

const keyAnswer = (row: KeyRow | undefined) => ({ configured: Boolean(row), last4: row?.last4 ?? null, updatedAt: row?.connectedAt ?? null, status: row?.status ?? null })
const appAnswer = (row: KeyRow | undefined) => ({ configured: Boolean(row), configuredAt: row?.connectedAt ?? null })
