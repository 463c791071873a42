import type { PayloadRequest } from 'payload'
import { readStoredFile } from '@/src/domain/platform/files'
import { inTransaction } from '@/src/engine/database'
import { as } from '@/src/engine/doors'
import { awaitEffect, hashOf, reserveEffect } from '@/src/engine/effects'
import { idOf } from '@/src/engine/idOf'
import { fail } from '@/src/errors'
import { subjectOf, type SubjectRef } from '../subjects'
import { sheetFacts } from './facts'

type Row = { agency: unknown; client: unknown }

/**
 * The proof sheet of a subject as PDF: what was shown, who decided what when and how, all versions with what differs, and the thread
 * without the notes among staff. Drawn by a worker, once as long as nothing of it changes. Throws RES_001, RES_003 `NOTHING_SUBMITTED`, GEN_004, SYS_002.
 */
export const proofSheet = async (req: PayloadRequest, ref: SubjectRef): Promise<Response> => {
  const row = (await as(req).findByID(ref.slug, ref.id)) as unknown as Row
  const facts = await sheetFacts(req, ref)
  if (!facts) throw fail('RES_003', { name: 'NOTHING_SUBMITTED', message: `Nothing of this ${subjectOf(ref.slug).noun} was submitted yet, so there is nothing to prove.` })
  const place = { agency: idOf(row.agency), client: idOf(row.client) }
  const key = `proof-sheet:${ref.slug}:${ref.id}:${hashOf(facts).slice(0, 24)}`
  await inTransaction(req, () => reserveEffect(req, { key, kind: 'proof-sheet', request: { ...ref, ...place }, repeatable: true, ...place }))
  const outcome = await awaitEffect<{ file: string }>(req, key, { seconds: 30 })
  if (!outcome.isOver) throw fail('SYS_002', { message: 'The sheet is not drawn yet. Try again in a moment.' })
  if (!outcome.response) throw fail('GEN_004', { message: outcome.errorMessage ?? undefined })
  const { bytes } = await readStoredFile(req.payload, outcome.response.file)
  const name = `proof-${facts.title.normalize('NFKD').replaceAll(/[^\w]+/g, '-').replaceAll(/^-+|-+$/g, '').slice(0, 60).toLowerCase() || 'sheet'}.pdf`
  return new Response(new Uint8Array(bytes), { headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': `inline; filename="${name}"`, 'Cache-Control': 'private, no-cache' } })
}
