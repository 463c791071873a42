import type { PayloadRequest } from 'payload'
import { document } from '@/src/domain/content/document.workflow'
import { slugOf } from '@/src/domain/content/text/slug'
import { sqlOf } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'
import { recordEvent } from '@/src/engine/events'
import type { Failure } from '@/src/engine/pipeline'
import { transition } from '@/src/engine/workflow'
import type { DocumentRun, Outputs } from './outputs'
import { tellStaff } from './tell'
import { isSample } from './providers'

type State = { status: string; title: string; started: Date | null; tokensInput: number; tokensOutput: number; costMicroUsd: number }

// Made in: the time of the run that ends, not of those before it.
const stateSql = `select d.status, d.title, (select r.started_at from pipeline_runs r where r.id = $2) as started,
    coalesce(sum(u.input_tokens + coalesce(u.cache_read_tokens, 0) + coalesce(u.cache_write_tokens, 0)), 0)::float8 as "tokensInput",
    coalesce(sum(u.output_tokens), 0)::float8 as "tokensOutput", coalesce(sum(u.cost_micro_usd), 0)::float8 as "costMicroUsd"
  from documents d left join ai_usage u on u.document_id = d.id where d.id = $1 group by d.id`

const stateOf = async (req: PayloadRequest, run: DocumentRun): Promise<State | null> => (await sqlOf(req).query<State>(stateSql, [run.input.documentId, run.id]))[0] ?? null

/** What the document cost so far, rounded half up once. */
const spent = ({ tokensInput, tokensOutput, costMicroUsd }: State): Record<string, number> => ({ tokensInput, tokensOutput, costCents: Math.round(costMicroUsd / 10_000) })

const sourcesOf = ({ web_research: { sources } }: Outputs): unknown[] =>
  sources.filter(({ kind }) => kind !== 'brief').map(({ url, title, publisher, domain, accessedAt, score, publishedAt, sourceId, mark }) => ({
    url, title, publisher, domain, snippet: '', accessedAt, relevanceScore: Number(score.toFixed(4)), publishedAt, sourceId, mark,
  }))

const results = (run: DocumentRun, outputs: Outputs, state: State): Record<string, unknown> => {
  const { content } = outputs.chart_generation
  const { cover_image: cover, pdf_rendering: pdf, quality_review: review, web_research: research } = outputs
  const completed = new Date()
  const warnings = [research, outputs.industry_analysis, outputs.chart_generation, cover, outputs.template_application, pdf, review].flatMap(({ warnings: some }) => some)
  return {
    title: content.title, subtitle: content.subtitle, slug: slugOf(content.title) || 'document', content, pdf: pdf.file, pdfFileSizeBytes: pdf.sizeBytes, pdfPageCount: pdf.pageCount,
    wordCount: content.metadata.wordCount, coverImage: cover.file, coverImageSource: cover.source, coverImageProviderId: cover.providerId, coverImageAttribution: cover.attribution,
    templateVersion: run.input.template.version, branding: run.input.branding, researchSources: sourcesOf(outputs), researchSourceCount: research.sourceCount,
    researchDurationSeconds: research.researchDurationSeconds, qualityWarnings: warnings, qualityMetrics: review.metrics, generationCompletedAt: completed.toISOString(),
    generationDurationSeconds: state.started ? Math.max(0, Math.round((completed.getTime() - new Date(state.started).getTime()) / 1000)) : 0,
    generationErrorCode: null, generationErrorMessage: null, generationErrorStep: null, sandbox: isSample(run), ...spent(state),
  }
}

const countForClient = `update clients set total_documents_generated = coalesce(total_documents_generated, 0) + 1, last_document_generated_at = now() where id = $1`

/** Everything that follows from a finished run, in the transaction that ends it: the document is ready with all its results. */
export const complete = async (req: PayloadRequest, run: DocumentRun, outputs: Outputs): Promise<void> => {
  const id = run.input.documentId
  const state = await stateOf(req, run)
  if (!state || ['canceled', 'expired', 'failed'].includes(state.status)) return
  const changes = results(run, outputs, state)
  const metadata = { durationSeconds: changes.generationDurationSeconds, pageCount: changes.pdfPageCount, sourceCount: changes.researchSourceCount }
  if (state.status === 'pending') await transition(req, document, 'start', { id })
  else if (state.status !== 'generating') {
    await asSystem(req, 'documents.edit').update('documents', id, changes as never)
    await recordEvent(req, { type: 'documents.updated', resourceType: 'documents', resourceId: id, resourceName: String(changes.title).slice(0, 255), agency: run.agency, client: run.client, metadata })
    return
  }
  await transition(req, document, 'complete', { id, changes, metadata })
  await sqlOf(req).query(countForClient, [run.client])
  await tellStaff(req, run, { type: 'document.ready', title: `Ready: ${String(changes.title)}`, body: `${changes.pdfPageCount} pages from ${changes.researchSourceCount} sources.` })
}

/** The document failed with code, sentence and step; a document that was ready before keeps its state and its PDF. */
export const failed = async (req: PayloadRequest, run: DocumentRun, failure: Failure): Promise<void> => {
  const id = run.input.documentId
  const state = await stateOf(req, run)
  if (!state) return
  const told = { generationErrorCode: failure.code, generationErrorMessage: failure.message.slice(0, 2000), generationErrorStep: failure.step, ...spent(state) }
  if (state.status === 'pending' || state.status === 'generating') {
    await transition(req, document, 'fail', { id, changes: { ...told, generationCompletedAt: new Date().toISOString() }, note: failure.message.slice(0, 1000), metadata: { code: failure.code, step: failure.step } })
  } else if (state.status === 'canceled' || state.status === 'expired') return
  else await asSystem(req, 'documents.edit').update('documents', id, told as never)
  await tellStaff(req, run, { type: 'document.failed', title: `Not finished: ${state.title}`, body: failure.message })
}

/** The document is canceled, unless whoever canceled the run has said so already. */
export const canceled = async (req: PayloadRequest, run: DocumentRun): Promise<void> => {
  const id = run.input.documentId
  const state = await stateOf(req, run)
  if (!state) return
  if (state.status === 'pending' || state.status === 'generating') await transition(req, document, 'cancel', { id, changes: spent(state) })
  else await asSystem(req, 'documents.edit').update('documents', id, spent(state) as never)
}

/** Counts an automatic try. */
export const retried = async (req: PayloadRequest, run: DocumentRun): Promise<void> => {
  await sqlOf(req).query('update documents set generation_retry_count = coalesce(generation_retry_count, 0) + 1 where id = $1', [run.input.documentId])
}
