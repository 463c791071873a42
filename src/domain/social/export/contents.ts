import type { PayloadRequest } from 'payload'
import { defineExport, type Question, type Tools } from '@/src/domain/platform/exports/kinds'
import { zipOf, type Entry } from '@/src/domain/platform/exports/zip'
import { readStoredFile } from '@/src/domain/platform/files'
import { sqlOf } from '@/src/engine/database'
import { isRefusal } from '@/src/errors'
import { calendarEnd, calendarHead, eventOf, headOf, ownLayout, rowOf, type Exported, type Layout, type Named } from './formats'
import { postsOf, type Full } from './rows'

/** What an export of posts is told besides its filter. */
export type Options = { bom: boolean; layout: Layout | null }

async function* counted({ filter }: Question, { req, door, count }: Tools): AsyncGenerator<Full> {
  let rows = 0
  for await (const one of postsOf(req, door, filter)) {
    yield one
    count((rows += 1))
  }
}

async function* tableOf(posts: AsyncIterable<Full>, layout: Layout, bom: boolean): AsyncGenerator<string> {
  yield headOf(layout, bom)
  for await (const { shown } of posts) yield rowOf(shown, layout)
}

async function* dataOf(posts: AsyncIterable<Full>): AsyncGenerator<string> {
  let before = '{\n  "posts": ['
  for await (const { shown } of posts) {
    yield `${before}\n    ${JSON.stringify(shown)}`
    before = ','
  }
  yield before === ',' ? '\n  ]\n}\n' : `${before}]\n}\n`
}

async function* calendarOf(posts: AsyncIterable<Full>, named: Named): AsyncGenerator<string> {
  const now = new Date()
  yield calendarHead(named)
  for await (const { shown } of posts) yield eventOf(shown, named, now)
  yield calendarEnd
}

const endings: Record<string, string> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' }

/** A part of a path that every system can keep: letters, digits and hyphens. */
const safeName = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, '').slice(0, 60).toLowerCase() || 'post'

const pictureIn = async (req: PayloadRequest, file: string): Promise<{ bytes: Buffer; mimeType: string } | null> =>
  readStoredFile(req.payload, file).catch((error: unknown) => (isRefusal(error, 'FILE_004') ? null : Promise.reject(error as Error)))

/** One folder per post: its pictures in order, its caption, its facts; at the end the table of all. A picture whose bytes are gone keeps back none of the others. */
async function* foldersOf(posts: AsyncIterable<Full>, req: PayloadRequest, layout: Layout): AsyncGenerator<Entry> {
  const table: string[] = [headOf(layout, true)]
  let at = 0
  for await (const { shown, images } of posts) {
    const folder = folderOf((at += 1), shown)
    table.push(rowOf(shown, layout))
    yield { name: `${folder}/caption.txt`, bytes: Buffer.from(shown.caption) }
    yield { name: `${folder}/post.json`, bytes: Buffer.from(JSON.stringify(shown, null, 2)) }
    for (const [place, file] of images.entries()) {
      const picture = await pictureIn(req, file)
      if (picture) yield { name: `${folder}/${String(place + 1).padStart(2, '0')}.${endings[picture.mimeType] ?? 'img'}`, bytes: picture.bytes, packed: true }
    }
  }
  yield { name: 'posts.csv', bytes: Buffer.from(table.join('')) }
}

const folderOf = (at: number, { title }: Exported): string => `${String(at).padStart(5, '0')}-${safeName(title)}`

async function* contents(question: Question, tools: Tools): AsyncGenerator<Buffer | string> {
  const [posts, { bom, layout }] = [counted(question, tools), question.options as Options]
  if (question.format === 'csv') return yield* tableOf(posts, layout ?? ownLayout, bom)
  if (question.format === 'json') return yield* dataOf(posts)
  if (question.format === 'zip') return yield* zipOf(foldersOf(posts, tools.req, layout ?? ownLayout))
  const [brand] = await sqlOf(tools.req).query<Named>('select name, slug as domain from agencies where id = $1', [question.agency])
  yield* calendarOf(posts, brand ?? { name: 'Posts', domain: 'posts' })
}

defineExport('posts', { contents })
