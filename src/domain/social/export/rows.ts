import { DateTime } from 'luxon'
import type { PayloadRequest, Where } from 'payload'
import { post } from '@/src/domain/social/post.workflow'
import { platformRules, type PlatformKey } from '@/src/domain/social/rules'
import { sqlOf } from '@/src/engine/database'
import type { Door } from '@/src/engine/doors'
import { idOf } from '@/src/engine/idOf'
import type { Exported } from './formats'
import { addressesOf } from './images'

type Row = Record<string, unknown> & { id: string }

/** A post with what its folder in an archive needs. */
export type Full = { shown: Exported; images: string[] }

const batch = 200
const fields = ['agency', 'client', 'connection', 'platform', 'title', 'caption', 'scheduledAt', 'scheduledTimezone', 'images', 'status', 'postUrl']
const select = Object.fromEntries(fields.map((name) => [name, true]))

/** The posts of a filter by their planned time, a few at a time: all that is held of the others is their ids. */
export async function* postsOf(req: PayloadRequest, door: Door, filter: Where): AsyncGenerator<Full> {
  const addresses = new Map<string, (post: string, file: string) => string>()
  const ids = (await door.find('posts', { where: filter, sort: ['scheduledAt', 'id'], pagination: false, select: { status: true }, lean: true })).docs.map(({ id }) => id)
  for (let at = 0; at < ids.length; at += batch) {
    const some = ids.slice(at, at + batch)
    const found = (await door.find('posts', { where: { id: { in: some } }, pagination: false, limit: batch, select, lean: true })).docs as unknown as Row[]
    const [rows, names] = [new Map(found.map((row) => [row.id, row])), await namesOf(req, found)]
    for (const agency of new Set(found.map((row) => idOf(row.agency)!))) if (!addresses.has(agency)) addresses.set(agency, await addressesOf(req, agency))
    for (const id of some) {
      const row = rows.get(id)
      if (row) yield { shown: shownOf(row, names, addresses.get(idOf(row.agency)!)!), images: filesOf(row) }
    }
  }
}

type Names = { clients: Map<string, string>; accounts: Map<string, string> }

const namesOf = async (req: PayloadRequest, rows: readonly Row[]): Promise<Names> => {
  const named = async (sql: string, field: string) => {
    const found = await sqlOf(req).query<{ id: string; name: string | null }>(sql, [[...new Set(rows.flatMap((row) => idOf(row[field]) ?? []))]])
    return new Map(found.map(({ id, name }) => [id, name ?? '']))
  }
  const clients = await named('select id, company_name as name from clients where id = any($1::uuid[])', 'client')
  return { clients, accounts: await named('select id, coalesce(handle, display_name, label) as name from connections where id = any($1::uuid[])', 'connection') }
}

const imagesOf = (row: Row): Row[] => (row.images ?? []) as Row[]
const filesOf = (row: Row): string[] => imagesOf(row).flatMap((image) => idOf(image.rendition) ?? idOf(image.file) ?? [])

const shownOf = (row: Row, { clients, accounts }: Names, address: (post: string, file: string) => string): Exported => {
  const [zone, time] = [String(row.scheduledTimezone || 'UTC'), row.scheduledAt ? String(row.scheduledAt) : '']
  return {
    id: row.id, client: clients.get(idOf(row.client) ?? '') ?? '', platform: platformRules[row.platform as PlatformKey]?.label ?? '', account: accounts.get(idOf(row.connection) ?? '') ?? '',
    title: String(row.title ?? ''), caption: String(row.caption ?? ''),
    scheduledLocal: time && DateTime.fromISO(time, { zone }).toFormat('yyyy-MM-dd HH:mm'), timezone: time && zone, scheduledUtc: time && new Date(time).toISOString(),
    imageUrls: filesOf(row).map((file) => address(row.id, file)), altTexts: imagesOf(row).map((image) => String(image.alt ?? '')), status: post.states[row.status as keyof typeof post.states]?.label ?? '', postUrl: String(row.postUrl ?? ''),
  }
}
