import type { PayloadRequest } from 'payload'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'
import { recordEvent } from '@/src/engine/events'
import { keyOf } from '@/src/domain/platform/apiKeys/authenticate'
import { startRun } from '@/src/engine/pipeline'
import { asUuid } from '@/src/engine/ids'
import { env } from '@/src/env'
import type { Brief } from '../brief'
import { type Estimate, estimateDocument } from '../estimate'
import { type Tone, toneOf } from '../tones'
import { askAgency, grantWish, openWish, type Wished } from './askAgency'
import { type Asked, checkedAsk } from './body'
import { brandOf } from './brand'
import { budgetFor, checkChannels, checkClientLimit, checkCover, checkCredits, checkKey, checkLetters, checkSources } from './checks'
import { pastRuns } from './facts'
import { type Standing, standingFor } from './standing'
import { chosenTemplate } from './template'

type Approved = Standing & { asked: Asked; template: Brief['template']; cover: string | null; budgetCents: number | null; isTest: boolean }

/** The checks after the standing, in their order; the first that fails answers. Nothing is written. */
const approve = async (req: PayloadRequest, standing: Standing, body: unknown): Promise<Approved> => {
  const isTest = keyOf(req.user)?.mode === 'test'
  const asked = forTest(forRole(checkedAsk(body), standing.asClient), isTest)
  checkLetters(asked, standing)
  await checkSources(req, asked, standing)
  const template = await chosenTemplate(req, asked.templateCode, standing.agency, standing.client)
  const cover = await checkCover(req, asked, standing)
  if (!isTest) await checkKey(req, standing)
  if (!isTest) checkCredits(standing)
  await checkChannels(req, asked, standing)
  await checkClientLimit(req, standing)
  return { ...standing, asked, template, cover, budgetCents: budgetFor(asked, standing), isTest }
}

/** What only staff may choose is not taken from a client's own people. */
const forRole = (asked: Asked, asClient: boolean): Asked =>
  asClient ? { ...asked, templateCode: undefined, relatedServices: undefined, coverImageSearch: undefined, autoDistribute: undefined, distributionChannels: undefined, budgetCents: undefined } : asked

/** A sample is never posted anywhere. */
const forTest = (asked: Asked, isTest: boolean): Asked => (isTest ? { ...asked, autoDistribute: undefined, distributionChannels: undefined } : asked)

const joined = (...texts: (string | undefined)[]): string => texts.map((text) => text?.trim() ?? '').filter(Boolean).join('\n\n')

const briefOf = ({ asked, agency, client, template, cover, isTest }: Approved, askedAt: string): Omit<Brief, 'documentId'> => {
  const tone: Tone = asked.tone ?? toneOf(client.tone) ?? 'professional'
  return {
    topic: asked.topic, tone, keywords: asked.keywords ?? client.keywords.slice(0, 10), services: asked.relatedServices ?? client.services,
    direction: asked.customDirection ?? '', context: joined(client.context, asked.additionalContext), voice: client.voice, industry: client.industry,
    client: { name: client.name, website: client.website, description: client.description }, template,
    branding: brandOf(client, agency, Number(askedAt.slice(0, 4))),
    locale: client.language.includes('-') ? client.language : client.language === 'en' ? 'en-US' : client.language, timeZone: agency.timeZone, pageSize: agency.pageSize,
    coverSearch: asked.coverImageSearch ?? '', coverFile: cover, sourceIds: [...new Set(asked.sourceIds ?? [])], sourcesOnly: asked.sourcesOnly ?? false,
    ownKeys: agency.keyMode === 'byok', askedAt, edited: null, ...(isTest && { isTest }),
  }
}

const threeYears = 3 * 365.25 * 86_400_000

const rowOf = ({ client, agency, asked }: Approved, brief: Omit<Brief, 'documentId'>, userId: string | null): Record<string, unknown> => ({
  client: client.id, agency: agency.id, title: asked.topic, topic: asked.topic, template: brief.template.id, templateVersion: brief.template.version, createdBy: userId,
  content: {}, inputTone: brief.tone, inputIndustry: client.industry, inputWebsiteUrl: client.website, inputKeywords: brief.keywords, inputRelatedServices: brief.services,
  inputCustomDirection: brief.direction, inputAdditionalContext: asked.additionalContext ?? '', inputCoverImageSearch: brief.coverSearch, inputCoverImage: asked.coverImage ?? null,
  inputSourceIds: brief.sourceIds, inputSourcesOnly: brief.sourcesOnly, generationQueuedAt: brief.askedAt, expiresAt: new Date(Date.parse(brief.askedAt) + threeYears).toISOString(),
})

const estimateFor = async (req: PayloadRequest, { agency, template }: Approved): Promise<Estimate> =>
  estimateDocument({ sources: 30, sections: Math.min(7, template.maxSections), model: env.modelDefault, past: await pastRuns(req, agency.id) })

export type Requested = {
  documentId: string; runId: string; status: 'pending'; estimatedDurationSeconds: number; estimatedCostCents?: number; statusUrl: string; socketUrl: string
}

/**
 * Asks for a document: all checks, then the document (`pending`), its run (`queued`) and the event `documents.generate` in
 * one transaction. Where the agency starts documents for its clients, their wish becomes a task of the staff instead. Throws what the checks throw (content specification, asking for a document).
 */
export const requestDocument = async (req: PayloadRequest, clientId: string, body: unknown): Promise<Requested | Wished> => {
  const standing = await standingFor(req, clientId)
  if (standing.asClient && standing.agency.clientMode === 'request') return askAgency(req, standing, forRole(checkedAsk(body), true))
  return startDocument(req, await approve(req, standing, body))
}

/**
 * Starts what a client's user asked the agency for, as whoever of the staff presses the button, and settles the task. Throws
 * as a request does, and RES_003 for a task that is settled or asks for no document.
 */
export const startWish = (req: PayloadRequest, taskId: string): Promise<Requested> =>
  inTransaction(req, async () => {
    await sqlOf(req).query('select id from review_tasks where id = $1 for update', [asUuid(taskId)])
    const { client, asked } = await openWish(req, taskId)
    const requested = await startDocument(req, await approve(req, await standingFor(req, client), asked))
    await grantWish(req, taskId, requested.documentId)
    return requested
  })

const startDocument = async (req: PayloadRequest, approved: Approved): Promise<Requested> => {
  const estimate = await estimateFor(req, approved)
  const brief = briefOf(approved, new Date().toISOString())
  const { client, agency, budgetCents } = approved
  const { documentId, runId } = await inTransaction(req, async () => {
    const document = await asSystem(req, 'documents.generate').create('documents', rowOf(approved, brief, req.user?.id ? String(req.user.id) : null) as never)
    const id = String(document.id)
    const run = await startRun(req, { pipeline: 'generate-document', document: id, agency: agency.id, client: client.id, input: { ...brief, documentId: id }, budgetCents })
    await asSystem(req, 'documents.generate').update('documents', id, { pipelineRun: run } as never)
    await recordEvent(req, { type: 'documents.generate', resourceType: 'documents', resourceId: id, resourceName: brief.topic.slice(0, 255), agency: agency.id, client: client.id, to: 'pending', metadata: { runId: run } })
    return { documentId: id, runId: run }
  })
  return {
    documentId, runId, status: 'pending', estimatedDurationSeconds: estimate.durationSeconds, ...(!approved.asClient && { estimatedCostCents: estimate.costCents.likely }),
    statusUrl: `/api/documents/${documentId}/status`, socketUrl: '/ws',
  }
}

/** What the same request would take and, told to staff alone, cost; checks as for the request itself, nothing is written. */
export const estimateRequest = async (req: PayloadRequest, clientId: string, body: unknown): Promise<Estimate | Omit<Estimate, 'costCents' | 'model'>> => {
  const standing = await standingFor(req, clientId)
  const { costCents, model, ...open } = await estimateFor(req, await approve(req, standing, body))
  return standing.asClient ? open : { costCents, model, ...open }
}
