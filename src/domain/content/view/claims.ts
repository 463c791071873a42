import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { isStaffOn } from '@/src/engine/tenancy/membership'
import { transition } from '@/src/engine/workflow'
import { fail } from '@/src/errors'
import { claim } from '../claim.workflow'
import { keptDocument } from './remove'

const claimsSql = `select c.id, c.kind::text as kind, c.place, c.position::int as position, c.text, c.figures, c.passage, c.start::int as start, c."end"::int as "end", c.found, c.status::text as status,
    c.waive_reason as "waiveReason", c.waived_at as "waivedAt", u.display_name as "waivedBy",
    case when e.id is null then null else jsonb_build_object('evidenceId', e.id, 'ref', e.ref, 'kind', e.kind, 'title', e.title, 'url', e.url, 'publisher', e.publisher, 'domain', e.domain, 'hash', e.hash,
      'publishedAt', e.published_at, 'accessedAt', e.accessed_at, 'sourceId', e.source_id) end as source
  from claims c left join evidence e on e.id = c.evidence_id left join users u on u.id = c.waived_by_id
  where c.document_id = $1 order by c.position`

type Row = { status: 'proven' | 'unproven' | 'waived' } & Record<string, unknown>

/** The claims ledger of a document in reading order, with counts by state. Throws RES_001, and AUTH_004 for who may not see claims. */
export const documentClaims = async (req: PayloadRequest, id: string): Promise<Record<string, unknown>> => {
  const document = await keptDocument<{ agency: unknown; client: unknown }>(req, id)
  if (!isStaffOn(req.user, document)) throw fail('AUTH_004', { details: { requiredPermission: 'claims:read' } })
  const claims = await sqlOf(req).query<Row>(claimsSql, [id])
  const count = (status: Row['status']): number => claims.filter((row) => row.status === status).length
  return { documentId: id, counts: { total: claims.length, proven: count('proven'), unproven: count('unproven'), waived: count('waived') }, claims }
}

/** An editor answers for a claim that is in no source, with a reason that stays with it. Throws RES_001, AUTH_004, RES_003, VAL_002. */
export const waiveClaim = async (req: PayloadRequest, id: string, reason: string): Promise<Record<string, unknown>> => {
  const changes = { waiveReason: reason, waivedBy: req.user?.id, waivedAt: new Date().toISOString() }
  const row = await transition(req, claim, 'waive', { id, reason, changes })
  return { id: row.id, status: row.status, waiveReason: reason }
}

/** Takes a waiver back. */
export const unwaiveClaim = async (req: PayloadRequest, id: string): Promise<Record<string, unknown>> => {
  const row = await transition(req, claim, 'unwaive', { id, changes: { waiveReason: null, waivedBy: null, waivedAt: null } })
  return { id: row.id, status: row.status }
}
