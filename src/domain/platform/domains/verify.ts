import type { PayloadRequest } from 'payload'
import { inTransaction } from '@/src/engine/database'
import { awaitEffect, reserveEffect } from '@/src/engine/effects'
import { uuidv7 } from '@/src/engine/ids'
import { fail } from '@/src/errors'
import { note, verifiedAnswer } from './claim'
import { proofNames, proves, recordOf } from './name'
import { changeDomain, domainOf, lockDomain } from './row'

/** What a lookup of the record answered, as the worker notes it. */
export type Looked = { found: string[] } | { fault: 'no_name' | 'no_record' | 'lookup'; detail: string }

/** The kind of effect that asks DNS for the TXT records of names: `{ names }`. */
export const lookUpKind = 'dns.text'

const waitSeconds = 8

/**
 * Looks the record up through a worker and, when it is right, makes the domain the agency's host. Throws RES_003 without a domain,
 * DOM_001 with the reason, DOM_002 when DNS did not answer. Not known in time: 202.
 */
export const verifyDomain = async (req: PayloadRequest, agency: string): Promise<{ status: number; body: object }> => {
  const row = await domainOf(req, agency)
  if (!row.domain || !row.token) throw fail('RES_003', { message: 'No domain is configured: name one first.' })
  if (row.verified) return { status: 200, body: verifiedAnswer(row) }
  const { name, value } = recordOf(row.domain, row.token)
  const key = `domain:${agency}:verify:${uuidv7()}`
  await reserveEffect(req, { key, kind: lookUpKind, request: { names: proofNames(row.domain) }, repeatable: true, agency })
  const { state, response } = await awaitEffect<Looked>(req, key, { seconds: waitSeconds })
  if (state === 'failed' || state === 'unknown') throw lookupFailed()
  if (state !== 'done' || !response) return { status: 202, body: { domain: row.domain, verified: false, verificationStatus: 'checking' } }
  refuseUnless(response, { name, value, token: row.token })
  return { status: 200, body: await settle(req, agency, { domain: row.domain, token: row.token }) }
}

const lookupFailed = () => fail('DOM_002', { message: 'DNS did not answer. Try again in some minutes.' })

const refuseUnless = (looked: Looked, { name, value, token }: { name: string; value: string; token: string }): void => {
  if ('found' in looked) {
    if (proves(looked.found, token)) return
    throw fail('DOM_001', { message: `The TXT record ${name} has another value.`, details: { reason: 'other_value', name, expected: value } })
  }
  if (looked.fault === 'lookup') throw lookupFailed()
  const message = looked.fault === 'no_name' ? `DNS does not know ${name} yet.` : `${name} has no TXT record.`
  throw fail('DOM_001', { message, details: { reason: looked.fault === 'no_name' ? 'name_unknown' : 'no_txt', name, expected: value } })
}

/** The claim may have changed while DNS was asked; what was proven is that claim only. */
const settle = (req: PayloadRequest, agency: string, proven: { domain: string; token: string }): Promise<object> =>
  inTransaction(req, async () => {
    const row = await lockDomain(req, agency)
    if (row.domain !== proven.domain || row.token !== proven.token) throw fail('RES_003', { message: 'The domain was changed meanwhile.' })
    const verifiedAt = new Date()
    await changeDomain(req, agency, { customDomainVerified: true, customDomainVerifiedAt: verifiedAt.toISOString(), customDomainSslStatus: 'provisioning', customDomainMisses: 0, customDomainMissingSince: null })
    await note(req, row, 'domain_verify', { old: null, new: row.domain })
    return verifiedAnswer({ ...row, verifiedAt, sslStatus: 'provisioning' })
  })
