import type { Db } from '@/src/engine/database'
import { uuidv7 } from '@/src/engine/ids'
import type { LedgerClaim } from './ledger'

type Owner = { document: string; agency: string | null; client: string | null }
type Waived = { kind: string; text: string; waive_reason: string | null; waived_by_id: string | null; waived_at: string | null }

const insertSql = `insert into claims (id, document_id, agency_id, client_id, position, kind, place, text, figures, evidence_id, passage, start, "end", found,
    status, waive_reason, waived_by_id, waived_at, created_at, updated_at)
  select c.id::uuid, $1, $2, $3, c.position, c.kind::enum_claims_kind, c.place, c.text, c.figures, c.evidence::uuid, c.passage, c.start, c."end", c.found,
    c.status::enum_claims_status, c."waiveReason", c."waivedBy"::uuid, c."waivedAt"::timestamptz, now(), now()
  from jsonb_to_recordset($4::jsonb) as c(id text, position int, kind text, place text, text text, figures jsonb, evidence text, passage text,
    start int, "end" int, found bool, status text, "waiveReason" text, "waivedBy" text, "waivedAt" text)`

const rowOf = (claim: LedgerClaim, position: number, waived: Waived | undefined): Record<string, unknown> => ({
  ...claim, id: uuidv7(), position, text: claim.text.slice(0, 4000), status: claim.found ? 'proven' : waived ? 'waived' : 'unproven',
  waiveReason: claim.found ? null : (waived?.waive_reason ?? null), waivedBy: claim.found ? null : (waived?.waived_by_id ?? null),
  waivedAt: claim.found ? null : (waived?.waived_at ?? null),
})

const keyOf = ({ kind, text }: { kind: string; text: string }): string => `${kind} ${text}`

/**
 * Writes a document's claims anew; a waiver stays with a claim of the same wording. Answers the texts of those that are
 * neither proven nor waived.
 */
export const writeClaims = async (db: Db, owner: Owner, claims: readonly LedgerClaim[]): Promise<string[]> => {
  const kept = await db.query<Waived>(`select kind, text, waive_reason, waived_by_id, waived_at from claims where document_id = $1 and status = 'waived'`, [owner.document])
  const waived = new Map(kept.map((row) => [keyOf(row), row]))
  const rows = claims.map((claim, index) => rowOf(claim, index + 1, waived.get(keyOf({ kind: claim.kind, text: claim.text.slice(0, 4000) }))))
  await db.query('delete from claims where document_id = $1', [owner.document])
  await db.query(insertSql, [owner.document, owner.agency, owner.client, JSON.stringify(rows)])
  return rows.filter(({ status }) => status === 'unproven').map(({ text }) => String(text))
}
