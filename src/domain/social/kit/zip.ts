import { buffer } from 'node:stream/consumers'
import type { PayloadRequest } from 'payload'
import { zipOf, type Entry } from '@/src/domain/platform/exports/zip'
import { fileAnswer } from '@/src/domain/platform/fileAnswer'
import { readStoredFile } from '@/src/domain/platform/files'
import type { Kit } from './kit'

const wordsOf = ({ title, account, platformLabel, images }: Kit): string =>
  [title, [platformLabel, account.handle && `@${account.handle}`, account.profileUrl].filter(Boolean).join(' · '), '', ...images.map(({ name, alt }) => `${name}: ${alt || '(no description)'}`)].join('\n')

async function* filesOf(req: PayloadRequest, kit: Kit): AsyncGenerator<Entry> {
  yield { name: 'caption.txt', bytes: Buffer.from(kit.caption) }
  yield { name: 'descriptions.txt', bytes: Buffer.from(wordsOf(kit)) }
  for (const { file, name } of kit.images) yield { name, bytes: (await readStoredFile(req.payload, file)).bytes, packed: true }
}

/** The pictures in order, the caption and the descriptions as one file. */
export const kitZip = async (req: PayloadRequest, kit: Kit): Promise<Response> => {
  const bytes = await buffer(zipOf(filesOf(req, kit)))
  const name = kit.title.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '').slice(0, 60) || 'post'
  return fileAnswer({ bytes, mimeType: 'application/zip' }, { cache: 'private, no-store', disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}.zip` })
}
