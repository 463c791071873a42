import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'

export type DomainRow = {
  agency: string; name: string; domain: string | null; token: string | null; verified: boolean; verifiedAt: Date | null; sslStatus: string; claimedAt: Date | null
  misses: number; missingSince: Date | null; endsAt: Date | null; isAllowed: boolean
}

const columns = `a.id as agency, a.name, a.custom_domain as domain, a.custom_domain_verification_token as token, a.custom_domain_verified is true as verified,
  a.custom_domain_verified_at as "verifiedAt", coalesce(a.custom_domain_ssl_status::text, 'none') as "sslStatus", a.custom_domain_claimed_at as "claimedAt",
  coalesce(a.custom_domain_misses, 0)::int as misses, a.custom_domain_missing_since as "missingSince", a.custom_domain_ends_at as "endsAt",
  p.custom_domain_allowed is true as "isAllowed"`

/** An agency's domain, its row locked until the transaction ends. */
export const lockDomain = async (req: PayloadRequest, agency: string): Promise<DomainRow> =>
  (await sqlOf(req).query<DomainRow>(`select ${columns} from agencies a join plans p on p.id = a.plan_id where a.id = $1 for update of a`, [agency]))[0]!

/** An agency's domain as it is. */
export const domainOf = async (req: PayloadRequest, agency: string): Promise<DomainRow> =>
  (await sqlOf(req).query<DomainRow>(`select ${columns} from agencies a join plans p on p.id = a.plan_id where a.id = $1`, [agency]))[0]!

/** The agency that claims a domain, and whether that stands against others: verified, or of the last seven days. One asks at a time. */
export const holderOf = async (req: PayloadRequest, domain: string): Promise<{ id: string; stands: boolean } | null> => {
  await sqlOf(req).query(`select pg_advisory_xact_lock(hashtext('domain:' || $1))`, [domain])
  return (await sqlOf(req).query<{ id: string; stands: boolean }>(
    `select id, custom_domain_verified is true or custom_domain_claimed_at > now() - interval '7 days' as stands from agencies where custom_domain = $1 for update`, [domain]))[0] ?? null
}

/** Since when an agency has claimed a domain without proving it: giving it up and naming it again does not start the seven days anew. */
export const claimedSince = async (req: PayloadRequest, agency: string, domain: string): Promise<Date> => {
  const [row] = await sqlOf(req).query<{ since: Date }>(
    `select coalesce(min(created_at), now()) as since from events where agency_id = $1 and type = 'agencies.domain_start' and changes->'customDomain'->>'new' = $2
       and created_at > coalesce((select max(created_at) from events where agency_id = $1 and type = 'agencies.domain_verify' and changes->'customDomain'->>'new' = $2), '-infinity')`, [agency, domain])
  return row!.since
}

type Change = Partial<Record<'customDomain' | 'customDomainVerifiedAt' | 'customDomainVerificationToken' | 'customDomainClaimedAt' | 'customDomainMissingSince' | 'customDomainEndsAt', string | null>> & {
  customDomainVerified?: boolean; customDomainSslStatus?: 'none' | 'provisioning' | 'ready' | 'failed'; customDomainMisses?: number
}

/** Writes to the domain's fields; the event log and the hosts follow. */
export const changeDomain = async (req: PayloadRequest, agency: string, change: Change): Promise<void> => void (await asSystem(req, 'agencies.domain-fields').update('agencies', agency, change as never))

/** What an agency without a domain has. */
export const released: Change = {
  customDomain: null, customDomainVerified: false, customDomainVerifiedAt: null, customDomainVerificationToken: null, customDomainClaimedAt: null,
  customDomainSslStatus: 'none', customDomainMisses: 0, customDomainMissingSince: null, customDomainEndsAt: null,
}
