import { DateTime } from 'luxon'
import type { PayloadRequest } from 'payload'
import { readStoredFile } from '@/src/domain/platform/files'
import { post } from '@/src/domain/social/post.workflow'
import { platformRules, type PlatformKey } from '@/src/domain/social/rules'
import { whereOf } from '@/src/domain/social/posts/list/filters'
import { sqlOf } from '@/src/engine/database'
import { as } from '@/src/engine/doors'
import { idOf } from '@/src/engine/idOf'
import { standingsOf } from '@/src/engine/tenancy/membership'
import { fail } from '@/src/errors'
import { csvOf, icsOf, type Exported } from './formats'
import { addressesOf } from './images'
import { safeName, zipOf, type Entry } from './zip'

type Row = Record<string, unknown> & { id: string }
type Query = Record<string, unknown>
export const formats = ['csv', 'json', 'zip', 'ics'] as const
type Format = (typeof formats)[number]

const most = 1000
const mostZipped = 200
const mostBytes = 250 * 1024 * 1024

/** The posts that the filters of the list mean, as a file. Throws VAL_001 for another format, for a wrong filter and for more posts than one file takes. */
export const exportPosts = async (req: PayloadRequest, query: Query): Promise<Response> => {
  const { format: asked = 'csv', bom, preset, ...filters } = query
  if (preset !== undefined && preset !== 'default') throw fail('VAL_001', { field: 'preset', message: 'There is no such preset.' })
  const format = formats.find((known) => known === asked)
  if (!format) throw fail('VAL_001', { field: 'format', message: `“${String(asked).slice(0, 20)}” is none of ${formats.join(', ')}.` })
  const rows = await rowsOf(req, filters, format === 'zip' ? mostZipped : most)
  const exported = await exportedOf(req, rows)
  const file = await fileOf(req, format, { rows, exported, bom: bom === 'true' || bom === '1' })
  const headers = { 'Content-Type': file.type, 'Content-Length': String(file.bytes.byteLength), 'Content-Disposition': `attachment; filename="posts-${new Date().toISOString().slice(0, 10)}.${format}"`, 'Cache-Control': 'no-store' }
  return new Response(new Uint8Array(file.bytes), { headers })
}

const rowsOf = async (req: PayloadRequest, filters: Query, limit: number): Promise<Row[]> => {
  const where = await whereOf(req, filters)
  const found = await as(req).find('posts', { where, sort: 'scheduledAt', limit: limit + 1, pagination: false })
  if (found.docs.length > limit) throw fail('VAL_001', { name: 'TOO_MANY', field: 'format', message: `One file holds at most ${limit.toLocaleString('en-US')} posts. Narrow the filter by client, state or time.` })
  return found.docs as unknown as Row[]
}

type Names = { clients: Map<string, string>; accounts: Map<string, string> }

const namesOf = async (req: PayloadRequest, rows: readonly Row[]): Promise<Names> => {
  const ids = (name: string) => [...new Set(rows.flatMap((row) => idOf(row[name]) ?? []))]
  const [clients, accounts] = [
    await sqlOf(req).query<{ id: string; name: string }>('select id, company_name as name from clients where id = any($1::uuid[])', [ids('client')]),
    await sqlOf(req).query<{ id: string; name: string }>('select id, coalesce(handle, display_name, label) as name from connections where id = any($1::uuid[])', [ids('connection')]),
  ]
  return { clients: new Map(clients.map(({ id, name }) => [id, name])), accounts: new Map(accounts.map(({ id, name }) => [id, name])) }
}

const exportedOf = async (req: PayloadRequest, rows: readonly Row[]): Promise<Exported[]> => {
  const names = await namesOf(req, rows)
  const hosts = new Map<string, (file: string) => string>()
  for (const agency of new Set(rows.map((row) => idOf(row.agency)!))) hosts.set(agency, await addressesOf(req, agency))
  return rows.map((row) => exportedRow(row, names, hosts.get(idOf(row.agency)!)!))
}

const imagesOf = (row: Row): Row[] => (row.images ?? []) as Row[]
const shownFile = (image: Row): string => idOf(image.rendition) ?? idOf(image.file) ?? ''

const exportedRow = (row: Row, { clients, accounts }: Names, address: (file: string) => string): Exported => {
  const [zone, time] = [String(row.scheduledTimezone || 'UTC'), row.scheduledAt ? String(row.scheduledAt) : '']
  const label = post.states[row.status as keyof typeof post.states]?.label ?? ''
  return {
    id: row.id, client: clients.get(idOf(row.client) ?? '') ?? '', platform: platformRules[row.platform as PlatformKey]?.label ?? '', account: accounts.get(idOf(row.connection) ?? '') ?? '',
    title: String(row.title ?? ''), caption: String(row.caption ?? ''),
    scheduledLocal: time && DateTime.fromISO(time, { zone }).toFormat('yyyy-MM-dd HH:mm'), timezone: time && zone, scheduledUtc: time && new Date(time).toISOString(),
    imageUrls: imagesOf(row).map((image) => address(shownFile(image))), altTexts: imagesOf(row).map((image) => String(image.alt ?? '')), status: label, postUrl: String(row.postUrl ?? ''),
  }
}

type Content = { rows: readonly Row[]; exported: readonly Exported[]; bom: boolean }

const fileOf = async (req: PayloadRequest, format: Format, { rows, exported, bom }: Content): Promise<{ type: string; bytes: Buffer }> => {
  if (format === 'csv') return { type: 'text/csv; charset=utf-8', bytes: Buffer.from(csvOf(exported, { bom })) }
  if (format === 'json') return { type: 'application/json; charset=utf-8', bytes: Buffer.from(JSON.stringify({ posts: exported }, null, 2)) }
  if (format === 'zip') return { type: 'application/zip', bytes: zipOf(await entriesOf(req, rows, exported)) }
  const agency = standingsOf(req.user)[0]?.agency
  const [brand] = agency ? await sqlOf(req).query<{ name: string; slug: string }>('select name, slug from agencies where id = $1', [agency]) : []
  return { type: 'text/calendar; charset=utf-8', bytes: Buffer.from(icsOf(exported, { name: brand?.name ?? 'Posts', domain: brand?.slug ?? 'posts' })) }
}

const endings: Record<string, string> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' }

/** One folder per post: its pictures in order, its caption, its facts. */
const entriesOf = async (req: PayloadRequest, rows: readonly Row[], exported: readonly Exported[]): Promise<Entry[]> => {
  const entries: Entry[] = [{ name: 'posts.csv', bytes: Buffer.from(csvOf(exported, { bom: true })) }]
  let size = 0
  for (const [at, row] of rows.entries()) {
    const folder = `${String(at + 1).padStart(3, '0')}-${safeName(exported[at]!.title)}`
    entries.push({ name: `${folder}/caption.txt`, bytes: Buffer.from(exported[at]!.caption) }, { name: `${folder}/post.json`, bytes: Buffer.from(JSON.stringify(exported[at], null, 2)) })
    for (const [place, image] of imagesOf(row).entries()) {
      const { bytes, mimeType } = await readStoredFile(req.payload, shownFile(image))
      size += bytes.byteLength
      if (size > mostBytes) throw fail('VAL_001', { name: 'TOO_MANY', field: 'format', message: 'These pictures are more than one file holds (250 MB). Narrow the filter.' })
      entries.push({ name: `${folder}/${String(place + 1).padStart(2, '0')}.${endings[mimeType] ?? 'img'}`, bytes })
    }
  }
  return entries
}
