import type { PayloadRequest, SanitizedPermissions } from 'payload'
import { document as workflow } from '@/src/domain/content/document.workflow'
import { expectedSeconds } from '@/src/domain/content/estimate'
import { agencyFacts, pastRuns } from '@/src/domain/content/request/facts'
import { as } from '@/src/engine/doors'
import { idOf } from '@/src/engine/idOf'
import { rolesOn } from '@/src/engine/tenancy/membership'
import { actionsFor, type AnyWorkflow } from '@/src/engine/workflow'
import { namesOf } from '../../dashboard/related'
import { runFactsOf, selection, type RunFacts } from '../../progress/types'
import { shownState } from '../../status/tone'
import { historyOf } from './history'
import { claimCounts } from './claims'
import { reviewOf } from './review'
import { plainFacts, type Row } from './row'
import type { DocumentFacts } from './types'

const live = ['pending', 'generating']

/** Reads with the person's rights what the page of a document shows. `row` is the document as that person may read it. */
export const documentFactsOf = async (req: PayloadRequest, row: Row, permissions: SanitizedPermissions): Promise<DocumentFacts> => {
  const status = String(row.status)
  const mayReadEvents = Boolean(permissions.collections?.events?.read)
  const agency = idOf(row.agency)
  const [clients, template, createdBy, run, claims, history, expected, owner, review] = await Promise.all([
    namesOf(req, [idOf(row.client)]),
    nameOf(req, 'templates', idOf(row.template)),
    nameOf(req, 'users', idOf(row.createdBy)),
    runOf(req, idOf(row.pipelineRun)),
    claimCounts(req, row.id),
    mayReadEvents ? historyOf(req, row.id) : null,
    live.includes(status) && agency ? pastRuns(req, agency).then(expectedSeconds) : 0,
    status === 'failed' && agency ? agencyFacts(req, agency) : null,
    reviewOf(req, row),
  ])
  const { label, pill } = shownState('documents', status)
  const client = clients.get(idOf(row.client) ?? '')
  const plain = plainFacts(row)
  const refused = history?.find(({ to }) => to === 'failed')
  return {
    ...plain,
    status, statusLabel: label, statusPill: pill, template, createdBy, run: run?.facts ?? null, runError: run?.errorMessage ?? null, claims, review, expectedSeconds: expected,
    deletedAt: typeof row.deletedAt === 'string' ? row.deletedAt : null,
    mayDelete: rolesOn(req.user, { agency: row.agency }).some((role) => role === 'agency_admin' || role === 'super_admin'),
    keys: owner?.keyMode === 'byok' ? 'own' : 'included',
    client: client ? { id: client.id, name: client.name } : null,
    actions: actionsFor(workflow as unknown as AnyWorkflow, row, rolesOn(req.user, { agency: row.agency, client: row.client })),
    failing: status === 'failed' ? { ...plain.failing, step: plain.failing.step ?? run?.errorStep ?? null, reference: refused?.requestId ?? run?.facts.id ?? null } : null,
    history: history?.map(({ requestId: _, ...event }) => event) ?? null,
    canceled: history?.find(({ to }) => to === 'canceled') ?? null,
  }
}

const runOf = async (req: PayloadRequest, id: string | null): Promise<{ facts: RunFacts; errorStep: string | null; errorMessage: string | null } | null> => {
  if (!id) return null
  const [run, steps] = await Promise.all([
    as(req).findByID('pipeline-runs', id, { ...selection.run, errorStep: true, errorMessage: true }).catch(() => null),
    as(req).find('pipeline-steps', { where: { run: { equals: id } }, limit: 30, pagination: false, select: selection.steps }),
  ])
  return run && { facts: runFactsOf({ ...run }, steps.docs.map((step) => ({ ...step }))), errorStep: run.errorStep ?? null, errorMessage: run.errorMessage ?? null }
}

const nameOf = async (req: PayloadRequest, slug: 'templates' | 'users', id: string | null): Promise<string | null> => {
  if (!id) return null
  const found = (await as(req).findByID(slug, id, { name: true, displayName: true }).catch(() => null)) as { name?: string; displayName?: string } | null
  return found?.name ?? found?.displayName ?? null
}
