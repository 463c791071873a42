import type { Payload, PayloadRequest } from 'payload'
import { tell } from '@/src/domain/platform/notify'
import { inTransaction, sqlOf, systemRequest } from '@/src/engine/database'

type Due = { agency: string; count: number; first: Date; ids: string[] }

const stages = [
  { days: 30, after: 0, unless: `expiry_noticed_at < expires_at - interval '31 days'` },
  { days: 90, after: 30, unless: 'false' },
] as const

const mark = ({ days, after, unless }: (typeof stages)[number]): string => `with due as (
    update documents set expiry_noticed_at = now() where expires_at > now() + interval '${after} days' and expires_at <= now() + interval '${days} days'
      and deleted_at is null and status in ('ready', 'distributed') and (expiry_noticed_at is null or ${unless}) returning id, agency_id, expires_at)
  select agency_id as agency, count(*)::int as count, min(expires_at) as first, (array_agg(id::text order by expires_at))[1:20] as ids from due group by agency_id order by agency_id`

/** Tells agencies 90 and 30 days before documents expire, each document once, with the way to an export (spec 01-content §14.1). Answers how many documents. */
export const tellExpiring = async (payload: Payload): Promise<{ noticed: number }> =>
  inTransaction(await systemRequest(payload, 'tell-expiring-documents'), async (req) => {
    let noticed = 0
    for (const stage of stages) {
      for (const due of await sqlOf(req).query<Due>(mark(stage))) {
        await tellAgency(req, due, stage.days)
        noticed += due.count
      }
    }
    return { noticed }
  })

const tellAgency = (req: PayloadRequest, { agency, count, first, ids }: Due, days: number): Promise<number> => {
  const what = count === 1 ? 'A document expires' : `${count} documents expire`
  const body = `${what} within ${days} days, the first on ${first.toISOString().slice(0, 10)}. Documents are kept for three years. Export what you want to keep, from the list of clients or a client’s page: the archive has the PDFs, covers, texts and sources, and an index.`
  return tell(req, { role: 'agency_admin', agency }, { type: 'documents.expiring', title: `${what} within ${days} days`, body, link: '/admin/collections/clients', agency }, { mail: { key: `documents-expiring:${agency}:${days}:${ids[0]}` } })
}
