import type { Payload, PayloadRequest } from 'payload'
import { tell } from '@/src/domain/platform/notify'
import { inTransaction, poolOf, systemRequest } from '@/src/engine/database'
import { reserveEffect } from '@/src/engine/effects'
import { note, releaseDomain } from './claim'
import { proofNames, proves, recordOf } from './name'
import { changeDomain, lockDomain, type DomainRow } from './row'
import type { Looked } from './verify'

/** The kind of effect that looks a verified domain's record up again: `{ agency, names }`. */
export const recheckKind = 'dns.recheck'

const patience = { tellAfter: 3, releaseAfterDays: 14 }
const day = 86_400_000

/** Asks for one lookup per verified domain and day, and gives up domains whose notice has run out. Answers the counts. */
export const recheckDomains = async (payload: Payload): Promise<{ asked: number; released: number }> => {
  const rows = await poolOf(payload).query<{ id: string; domain: string; over: boolean }>(
    `select id, custom_domain as domain, coalesce(custom_domain_ends_at <= now(), false) as over from agencies where custom_domain_verified and custom_domain is not null`)
  const counts = { asked: 0, released: 0 }
  for (const { id, domain, over } of rows) {
    const req = await systemRequest(payload, 'recheck-domains')
    if (over) counts.released += await giveUp(req, id, 'Your plan no longer includes an own domain.')
    else {
      const request = { agency: id, names: proofNames(domain) }
      counts.asked += Number(await reserveEffect(req, { key: `domain:${id}:recheck:${domain}:${new Date().toISOString().slice(0, 10)}`, kind: recheckKind, request, repeatable: true, agency: id }))
    }
  }
  return counts
}

const giveUp = (req: PayloadRequest, agency: string, why: string): Promise<number> =>
  inTransaction(req, async () => {
    const row = await lockDomain(req, agency)
    if (!row.domain || !row.verified) return 0
    await releaseDomain(req, row, 'domain_release')
    await tellAdmins(req, row, 'domain.released', `The domain ${row.domain} was released`, `${why} The address no longer leads to your portal; you can set it up again at any time.`)
    return 1
  })

/** What a lookup means for a verified domain: three misses in a row are told, after fourteen days it is released. A failed lookup means nothing. */
export const settleRecheck = async (req: PayloadRequest, agency: string, name: string, looked: Looked): Promise<string> => {
  if ('fault' in looked && looked.fault === 'lookup') return 'unknown'
  return inTransaction(req, async () => {
    const row = await lockDomain(req, agency)
    if (!row?.domain || !row.token || !row.verified || recordOf(row.domain, '').name !== name) return 'changed'
    if ('found' in looked && proves(looked.found, row.token)) {
      if (row.misses > 0) await changeDomain(req, agency, { customDomainMisses: 0, customDomainMissingSince: null })
      return 'found'
    }
    return missed(req, row)
  })
}

const missed = async (req: PayloadRequest, row: DomainRow): Promise<string> => {
  const since = row.missingSince ?? new Date()
  const days = Math.floor((Date.now() - since.getTime()) / day)
  if (days >= patience.releaseAfterDays) {
    await giveUp(req, row.agency, 'Its verification record has been missing for 14 days.')
    return 'released'
  }
  // Asked twice on one day, it is one miss.
  const misses = Math.min(row.misses + 1, days + 1)
  await changeDomain(req, row.agency, { customDomainMisses: misses, customDomainMissingSince: since.toISOString() })
  if (misses >= patience.tellAfter && row.misses < patience.tellAfter) {
    const until = new Date(since.getTime() + patience.releaseAfterDays * day).toISOString().slice(0, 10)
    await note(req, row, 'domain_missing', { old: row.domain, new: row.domain })
    await tellAdmins(req, row, 'domain.missing', `The record of ${row.domain} is missing`, `${recordOf(row.domain!, '').name} no longer holds the verification record. Put it back by ${until}, or the domain is released.`)
  }
  return 'missed'
}

/** Told to all admins, by mail too, once per day and matter. */
const tellAdmins = (req: PayloadRequest, { agency }: Pick<DomainRow, 'agency'>, type: string, title: string, body: string): Promise<number> =>
  tell(req, { role: 'agency_admin', agency }, { type, title, body, link: '/admin/settings/domain' }, { mail: { key: `${type}:${agency}:${new Date().toISOString().slice(0, 10)}` } })
