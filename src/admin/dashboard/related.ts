import type { PayloadRequest } from 'payload'
import { as } from '@/src/engine/doors'

export type Client = { id: string; name: string; colour: string | null }

const unique = (ids: (string | null)[]): string[] => [...new Set(ids.filter((id): id is string => id !== null))]

/** Name and first brand colour of these clients. */
export const namesOf = async (req: PayloadRequest, ids: (string | null)[]): Promise<Map<string, Client>> => {
  const wanted = unique(ids)
  if (!wanted.length) return new Map()
  const { docs } = await as(req).find('clients', { where: { id: { in: wanted } }, limit: wanted.length, pagination: false, select: { companyName: true, colorAccent1: true } })
  return new Map(docs.map(({ id, companyName, colorAccent1 }) => [id, { id, name: companyName, colour: colorAccent1 ?? null }]))
}

/** Addresses of these pictures. */
export const coversOf = async (req: PayloadRequest, ids: (string | null)[]): Promise<Map<string, string>> => {
  const wanted = unique(ids)
  if (!wanted.length) return new Map()
  const { docs } = await as(req).find('files', { where: { id: { in: wanted } }, limit: wanted.length, pagination: false, select: { url: true, filename: true, mimeType: true } })
  return new Map(docs.flatMap(({ id, url }) => (url ? [[id, url] as const] : [])))
}
