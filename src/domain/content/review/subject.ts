import type { PayloadRequest } from 'payload'
import { defineSubject, fingerprintOf, type Card, type Seen } from '@/src/domain/platform/approvals'
import { sqlOf } from '@/src/engine/database'
import { fail } from '@/src/errors'
import { documentReview } from './review.workflow'

/** What a client looks at when it reviews a document: its title and this very PDF. */
export type DocumentSnapshot = { kind: 'document'; title: string; pdf: { file: string; sha256: string }; pages: number | null }

type Row = { id: string; title: string; version: number; agency: string; client: string; pdf: string | null; sha256: string | null; pages: number | null; cover: string | null; agent: string | null }

const rowSql = `select d.id, d.title, coalesce(d.version, 1)::int as version, d.agency_id as agency, d.client_id as client, d.pdf_id as pdf, f.sha256, d.pdf_page_count::int as pages, d.cover_image_id as cover, d.created_by_id as agent
  from documents d left join files f on f.id = d.pdf_id where d.id = $1 and d.deleted_at is null`

const rowOf = async (req: PayloadRequest, id: string): Promise<Row> => {
  const [row] = await sqlOf(req).query<Row>(rowSql, [id])
  if (!row) throw fail('RES_001')
  return row
}

const seen = async (req: PayloadRequest, id: string): Promise<Seen> => {
  const { title, version, pdf, sha256, pages } = await rowOf(req, id)
  const snapshot: DocumentSnapshot = { kind: 'document', title, pdf: { file: pdf ?? '', sha256: sha256 ?? '' }, pages }
  // The same bytes kept anew under another id are the same document.
  return { hash: fingerprintOf({ kind: 'document', title, pdf: sha256 }), version, snapshot }
}

const card = async (req: PayloadRequest, id: string): Promise<Card> => {
  const { title, agency, client, cover } = await rowOf(req, id)
  return { title, agency, client, thumbnail: cover }
}

/** Documents take part in approvals (spec 01-content §16.2). */
export const documentSubject = defineSubject('documents', {
  kind: 'document',
  noun: 'document',
  fingerprint: seen,
  card,
  agent: async (req, id) => (await rowOf(req, id)).agent,
  transitions: { workflow: documentReview, approve: 'approve', request_changes: 'requestChanges', undo: 'undo', reopen: 'reopen' },
  pages: { staff: (id) => `/admin/collections/documents/${id}`, client: (id) => `/documents/${id}` },
})
