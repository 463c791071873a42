import type { PayloadRequest } from 'payload'
import { as } from '@/src/engine/doors'
import { idOf } from '@/src/engine/idOf'
import { within } from '../shared/narrowing'

/** Something a person has to look at; `document` leads to it, else `task` does. */
export type Matter = { key: string; title: string; why: string; at: string; document: string | null; task: string | null; tab: 'claims' | null }
export type Waiting = { matters: Matter[]; total: number }

const shown = 6
type Claims = Map<string, { count: number; at: string }>

/** Open review tasks, failed documents and documents with claims that nobody has proven or waived; each document once. */
export const waitingFor = async (req: PayloadRequest): Promise<Waiting> => {
  const door = as(req)
  const [tasks, failed, claims] = await Promise.all([
    door.find('review-tasks', { where: within(req, { status: { equals: 'open' } }), sort: '-createdAt', limit: 50, pagination: false, select: { title: true, body: true, document: true, kind: true, createdAt: true } }),
    door.find('documents', { where: within(req, { status: { equals: 'failed' } }), sort: '-createdAt', limit: 20, pagination: false, select: { title: true, generationErrorMessage: true, createdAt: true } }),
    unprovenIn(req),
  ])
  const failedIds = new Set(failed.docs.map(({ id }) => id))
  const titles = await titlesOf(req, [...claims.keys()].filter((id) => !failedIds.has(id)))
  const matters: Matter[] = [
    ...tasks.docs.map((task) => ({ key: task.id, title: task.title, why: firstLine(task.body) || words(task.kind), at: task.createdAt, document: idOf(task.document), task: task.id, tab: null })),
    ...failed.docs.map(({ id, title, generationErrorMessage, createdAt }) => ({ key: id, title, why: firstLine(generationErrorMessage) || 'Generation failed.', at: createdAt, document: id, task: null, tab: null })),
    ...titles.map(([id, title]) => ({ key: id, title, why: unproven(claims.get(id)!.count), at: claims.get(id)!.at, document: id, task: null, tab: 'claims' as const })),
  ]
  const seen = new Set<string>()
  const once = matters.filter(({ document, key }) => !seen.has(document ?? key) && seen.add(document ?? key)).sort((one, other) => other.at.localeCompare(one.at))
  return { matters: once.slice(0, shown), total: once.length }
}

const unprovenIn = async (req: PayloadRequest): Promise<Claims> => {
  const { docs } = await as(req).find('claims', { where: within(req, { status: { equals: 'unproven' } }), sort: '-createdAt', limit: 500, pagination: false, select: { document: true, createdAt: true } })
  const found: Claims = new Map()
  for (const { document, createdAt } of docs) {
    const id = idOf(document)
    if (id) found.set(id, { count: (found.get(id)?.count ?? 0) + 1, at: found.get(id)?.at ?? createdAt })
  }
  return found
}

const titlesOf = async (req: PayloadRequest, ids: string[]): Promise<[string, string][]> => {
  if (!ids.length) return []
  const { docs } = await as(req).find('documents', { where: { and: [{ id: { in: ids } }, { status: { in: ['ready', 'distributed'] } }] }, limit: ids.length, pagination: false, select: { title: true } })
  return docs.map(({ id, title }) => [id, title])
}

const unproven = (count: number) => (count === 1 ? 'One claim is not found in its source.' : `${count} claims are not found in their sources.`)
const firstLine = (text: string | null | undefined) => (text ?? '').split('\n')[0]?.slice(0, 200) ?? ''
const words = (kind: string) => kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll('_', ' ')
