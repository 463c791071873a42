import type { PayloadRequest } from 'payload'
import { domainOf, type DomainRow } from '@/src/domain/platform/domains/row'
import { tell } from '@/src/domain/platform/notify'
import { sqlOf } from '@/src/engine/database'

const noticeDays = 7

/**
 * What another plan means for what is there, in the transaction that changes it: an own domain that is no longer included ends
 * after seven days' notice, templates that were cut are told. Clients over the limit stay; only new ones are refused.
 */
export const followPlan = async (req: PayloadRequest, agency: string, lostTemplates: readonly string[]): Promise<void> => {
  const row = await domainOf(req, agency)
  if (row.domain) await followDomain(req, row)
  if (lostTemplates.length > 0) await tellTemplates(req, agency, lostTemplates)
}

const followDomain = async (req: PayloadRequest, { agency, domain, verified, isAllowed, endsAt }: DomainRow): Promise<void> => {
  if (isAllowed) return void (await sqlOf(req).query('update agencies set custom_domain_ends_at = null where id = $1', [agency]))
  if (endsAt) return
  const ends = new Date(Date.now() + (verified ? noticeDays : 0) * 86_400_000)
  await sqlOf(req).query('update agencies set custom_domain_ends_at = $2 where id = $1', [agency, ends])
  const day = ends.toISOString().slice(0, 10)
  const told = { type: 'domain.ending', title: `The domain ${domain} ends on ${day}`, body: `Your new plan does not include an own domain. ${domain} leads to your portal until ${day}; the address on the platform stays.`, link: '/admin/settings/domain' }
  await tell(req, { role: 'agency_admin', agency }, told, { mail: { key: `domain.ending:${agency}:${day}` } })
}

const tellTemplates = async (req: PayloadRequest, agency: string, ids: readonly string[]): Promise<void> => {
  const rows = await sqlOf(req).query<{ name: string; code: string }>('select name, code from templates where id = any($1) order by code', [ids])
  const names = rows.map(({ name, code }) => `${name} (${code})`).join(', ')
  await tell(req, { role: 'agency_admin', agency }, { type: 'templates.lost', title: 'Some templates are no longer in your plan', body: `Your new plan has fewer templates. No longer yours: ${names}. What names one of them will not be made until it names another.`, link: '/admin/collections/templates' })
}
