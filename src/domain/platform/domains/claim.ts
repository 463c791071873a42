import { randomBytes } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { inTransaction } from '@/src/engine/database'
import { recordEvent } from '@/src/engine/events'
import { fail } from '@/src/errors'
import { domainName, recordOf } from './name'
import { changeDomain, claimedSince, domainOf, holderOf, lockDomain, released, type DomainRow } from './row'

const instructions = 'Add this TXT record where the domain’s DNS is kept, point the domain to the platform with a CNAME record, and then ask for the verification. DNS may take some hours.'

/** The answer to a claim, and what the domain's screen shows. */
const pendingAnswer = ({ domain, token }: { domain: string; token: string }) => ({
  domain, verified: false, verificationStatus: 'pending', verificationMethod: 'dns_txt', verificationRecord: recordOf(domain, token), instructions,
})

/**
 * Claims a domain for an agency; verification starts anew, and the old domain stops at once (spec 06-platform §13.3).
 * Throws BIZ_005, VAL_003, RES_002 while another agency's claim stands, RES_003 for the domain that is verified already.
 */
export const startDomain = (req: PayloadRequest, agency: string, given: string) =>
  inTransaction(req, async () => {
    const row = await lockDomain(req, agency)
    if (!row.isAllowed) throw fail('BIZ_005', { message: 'Your plan does not include an own domain.' })
    const domain = domainName(given)
    if (row.domain === domain && row.verified) throw fail('RES_003', { message: 'This domain is verified already.' })
    if (row.domain === domain && row.token) return pendingAnswer({ domain, token: row.token })
    await freeFromOthers(req, agency, domain)
    const token = randomBytes(32).toString('base64url')
    await changeDomain(req, agency, { ...released, customDomain: domain, customDomainVerificationToken: token, customDomainClaimedAt: (await claimedSince(req, agency, domain)).toISOString() })
    await note(req, row, 'domain_start', { old: row.domain, new: domain })
    return pendingAnswer({ domain, token })
  })

const freeFromOthers = async (req: PayloadRequest, agency: string, domain: string): Promise<void> => {
  const holder = await holderOf(req, domain)
  if (!holder || holder.id === agency) return
  if (holder.stands) throw fail('RES_002', { field: 'domain', message: 'This domain is in use already.' })
  await releaseDomain(req, await lockDomain(req, holder.id), 'domain_lapsed')
}

/** Gives a domain up; it stops at once. Throws RES_003 when there is none. */
export const removeDomain = (req: PayloadRequest, agency: string) =>
  inTransaction(req, async () => {
    const row = await lockDomain(req, agency)
    if (!row.domain) throw fail('RES_003', { message: 'No domain is configured.' })
    await releaseDomain(req, row, 'domain_remove')
    return { domain: null, verified: false }
  })

/** Takes a domain from an agency, in the request's transaction; `why` becomes the event. */
export const releaseDomain = async (req: PayloadRequest, row: DomainRow, why: 'domain_lapsed' | 'domain_remove' | 'domain_release'): Promise<void> => {
  await changeDomain(req, row.agency, released)
  await note(req, row, why, { old: row.domain, new: null })
}

/** Records what became of a domain. */
export const note = async (req: PayloadRequest, { agency, name }: DomainRow, verb: string, customDomain: { old: string | null; new: string | null }): Promise<void> => {
  await recordEvent(req, { type: `agencies.${verb}`, resourceType: 'agencies', resourceId: agency, resourceName: name, agency, changes: { customDomain } })
}

/** What is known of an agency's domain, with the record to set while it is not verified. Throws RES_003 when there is none. */
export const shownDomain = async (req: PayloadRequest, agency: string) => {
  const row = await domainOf(req, agency)
  if (!row.domain) throw fail('RES_003', { message: 'No domain is configured.' })
  return row.verified || !row.token ? verifiedAnswer(row) : pendingAnswer({ domain: row.domain, token: row.token })
}

/** The answer once a domain is verified. */
export const verifiedAnswer = ({ domain, verifiedAt, sslStatus, endsAt }: Pick<DomainRow, 'domain' | 'verifiedAt' | 'sslStatus' | 'endsAt'>) => ({
  domain, verified: true, verificationStatus: 'verified', verifiedAt, sslStatus, endsAt,
})
