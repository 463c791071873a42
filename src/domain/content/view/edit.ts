import type { PayloadRequest } from 'payload'
import { staffOnly } from '@/src/domain/platform/staffOnly'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'
import { retryRun } from '@/src/engine/pipeline'
import { ifMatch } from '@/src/engine/tenancy/version'
import { plainly } from '@/src/engine/plainly'
import { fail } from '@/src/errors'
import { type DocumentContent, documentContentSchema } from '../document'
import { measured } from '../writing/assemble'
import { citedReferences } from '../writing/references'
import { visitTexts } from '../writing/texts'
import { recordOn } from './locked'
import { keptDocument } from './remove'

type Row = { id: string; status: string; version?: number; title: string; content: unknown; agency: unknown; client: unknown }

/** JSON merge patch (RFC 7396): null removes, objects merge, everything else replaces. */
export const mergePatch = (target: unknown, patch: unknown): unknown => {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch
  const base = typeof target === 'object' && target !== null && !Array.isArray(target) ? { ...(target as Record<string, unknown>) } : {}
  for (const [key, value] of Object.entries(patch)) {
    if (value === null && !(key in base && base[key] === null)) delete base[key]
    else base[key] = mergePatch(base[key], value)
  }
  return base
}

/** Links only to sources that are cited: of any other link the label stays. */
const onlyCitedLinks = (content: DocumentContent): DocumentContent => {
  const known = new Set(content.references.map(({ url }) => url))
  return visitTexts(content, ({ text }) => text.replace(/\[([^\][\n]*)\]\(([^)\s]{0,2048})\)/g, (link, label: string, url: string) => (known.has(url) ? link : label)))
}

/** What a person changed, with the evidence that only the platform may state taken from what is stored. */
export const settledEdit = (stored: DocumentContent, edited: DocumentContent): DocumentContent => {
  const statistics = edited.statistics.map((statistic) => {
    const known = stored.statistics.find(({ id }) => id === statistic.id)
    return { ...statistic, evidence: known?.evidence ?? null, sourceUrl: known?.sourceUrl ?? statistic.sourceUrl }
  })
  const quotes = edited.quotes.map((quote) => ({ ...quote, evidence: stored.quotes.find(({ id, text }) => id === quote.id && text === quote.text)?.evidence ?? null }))
  const whole = onlyCitedLinks({ ...edited, version: 1, statistics, quotes, references: stored.references })
  return measured({ ...whole, references: citedReferences(whole) })
}

/** The places of what was sent and is no part of a document's content. */
export const unknownPlaces = (sent: unknown, known: unknown, path: readonly string[] = []): string[] => {
  if (typeof sent !== 'object' || sent === null || typeof known !== 'object' || known === null) return []
  return Object.entries(sent).flatMap(([key, value]) =>
    key in known ? unknownPlaces(value, (known as Record<string, unknown>)[key], [...path, key]) : [[...path, key].join('.')])
}

const checked = (content: unknown): DocumentContent => {
  const parsed = documentContentSchema.safeParse(content, { error: plainly })
  const unknown = unknownPlaces(content, parsed.data).slice(0, 20)
  if (unknown.length > 0) throw fail('VAL_001', { field: unknown[0], message: `Not known here: ${unknown.join(', ')}.`, details: { fields: unknown.map((field) => ({ field, message: 'Not known here.' })) } })
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.slice(0, 20).map((issue) => ({ field: issue.path.join('.'), message: issue.message }))
  throw fail('VAL_001', { field: fields[0]?.field, message: fields[0]?.message.startsWith('“') ? fields[0].message : `${fields[0]?.field ?? 'The content'}: ${fields[0]?.message ?? 'not valid'}`, details: { fields } })
}

const versionSeen = (req: PayloadRequest, row: Row): void => {
  const seen = ifMatch(req)
  if (seen === null) throw fail('VAL_002', { status: 428, name: 'VERSION_REQUIRED', field: 'version', message: 'Say which version you edited (If-Match).' })
  const current = row.version ?? 1
  if (seen !== current) throw fail('RES_003', { name: 'STALE_VERSION', message: 'Somebody else changed this meanwhile.', details: { version: current, fields: ['content'] } })
}

const mayEdit = (req: PayloadRequest, row: Row): void => {
  const roles = staffOnly(req, row)
  if (!['ready', 'distributed'].includes(row.status)) throw fail('RES_003', { message: 'Only a finished document can be edited.', details: { state: row.status, allowed: [] } })
  const admin = roles.includes('agency_admin') || roles.includes('super_admin')
  if (row.status === 'distributed' && !admin) throw fail('RES_003', { message: 'A distributed document can be edited by an administrator only.' })
}

/** The content of a finished document. Throws RES_001, RES_003 while it is not ready. */
export const documentContent = async (req: PayloadRequest, id: string): Promise<{ content: DocumentContent; version: number }> => {
  const row = await keptDocument<Row>(req, id)
  if (!['ready', 'distributed', 'expired'].includes(row.status)) throw fail('RES_003', { message: 'The document is not ready yet.', details: { state: row.status, allowed: [] } })
  return { content: documentContentSchema.parse(row.content), version: row.version ?? 1 }
}

/**
 * Takes a changed text (whole, or as a merge patch) and lays it out anew: steps 7 to 12 on the research there is. The
 * document keeps its state and its PDF until that has succeeded. Throws RES_001, AUTH_004, RES_003, VAL_001, VAL_002.
 */
export const patchContent = async (req: PayloadRequest, id: string, body: unknown): Promise<{ documentId: string; runId: string }> => {
  const row = await keptDocument<Row>(req, id)
  mayEdit(req, row)
  versionSeen(req, row)
  const stored = documentContentSchema.parse(row.content)
  const edited = settledEdit(stored, checked(mergePatch(stored, body)))
  return inTransaction(req, async () => {
    const [run] = await sqlOf(req).query<{ id: string }>(
      `select id from pipeline_runs where document_id = $1 and pipeline = 'generate-document' and status = 'completed' order by created_at desc limit 1`, [id])
    if (!run) throw fail('RES_003', { message: 'The research of this document is no longer kept.' })
    const runId = await retryRun(req, run.id, { fromStep: 'statistics_integration' })
    await sqlOf(req).query(`update pipeline_runs set input = jsonb_set(input, '{edited}', $2::jsonb) where id = $1`, [runId, JSON.stringify(edited)])
    const raised = await sqlOf(req).query(`update documents set version = coalesce(version, 1) + 1 where id = $1 and coalesce(version, 1) = $2 returning id`, [id, row.version ?? 1])
    if (raised.length === 0) throw fail('RES_003', { name: 'STALE_VERSION', message: 'Somebody else changed this meanwhile.' })
    await asSystem(req, 'documents.edit').update('documents', id, { pipelineRun: runId } as never)
    await recordOn(req, row, 'edit', { runId })
    return { documentId: id, runId }
  })
}
