import type { PayloadRequest } from 'payload'
import { as } from '@/src/engine/doors'
import { idOf } from '@/src/engine/idOf'
import { runFactsOf, selection, type RunFacts } from '../progress/types'
import { within } from '../shared/narrowing'
import { coversOf, namesOf, type Client } from './related'
import { waitingFor, type Waiting } from './waiting'

export type Listed = { id: string; title: string; status: string; pages: number | null; at: string; client: Client | null; cover: string | null }
export type Running = Listed & { run: RunFacts | null }
export type Facts = { running: Running[]; runningTotal: number; recent: Listed[]; waiting: Waiting }

const shownFields = { title: true, status: true, client: true, pdfPageCount: true, coverImage: true, createdAt: true, generationCompletedAt: true, pipelineRun: true }
const live = ['pending', 'generating']

/** What the dashboard lists, read with the person's rights, inside the picked agency. */
export const factsFor = async (req: PayloadRequest): Promise<Facts> => {
  const door = as(req)
  const [running, recent, waiting] = await Promise.all([
    door.find('documents', { where: within(req, { status: { in: live } }), sort: '-createdAt', limit: 6, select: shownFields }),
    door.find('documents', { where: within(req, { status: { not_in: live } }), sort: '-createdAt', limit: 8, pagination: false, select: shownFields }),
    waitingFor(req),
  ])
  const rows = [...running.docs, ...recent.docs]
  const [clients, covers, runs] = await Promise.all([
    namesOf(req, rows.map(({ client }) => idOf(client))),
    coversOf(req, rows.map(({ coverImage }) => idOf(coverImage))),
    runsOf(req, running.docs.map(({ pipelineRun }) => idOf(pipelineRun))),
  ])
  const listed = (row: (typeof rows)[number]): Listed => ({
    id: row.id, title: row.title, status: row.status, pages: row.pdfPageCount ?? null, at: row.generationCompletedAt ?? row.createdAt,
    client: clients.get(idOf(row.client) ?? '') ?? null, cover: covers.get(idOf(row.coverImage) ?? '') ?? null,
  })
  return {
    running: running.docs.map((row) => ({ ...listed(row), run: runs.get(idOf(row.pipelineRun) ?? '') ?? null })),
    runningTotal: running.totalDocs,
    recent: recent.docs.map(listed),
    waiting,
  }
}

const runsOf = async (req: PayloadRequest, ids: (string | null)[]): Promise<Map<string, RunFacts>> => {
  const known = ids.filter((id): id is string => id !== null)
  if (!known.length) return new Map()
  const { docs } = await as(req).find('pipeline-runs', { where: { id: { in: known } }, limit: known.length, pagination: false, select: selection.run })
  return new Map(docs.map((run) => [run.id, runFactsOf({ ...run }, [])]))
}
