import JSZip from 'jszip'
import type { PayloadRequest } from 'payload'
import { readStoredFile } from '@/src/domain/platform/files'
import type { Kit } from './kit'

const wordsOf = ({ title, account, platformLabel, images }: Kit): string =>
  [title, [platformLabel, account.handle && `@${account.handle}`, account.profileUrl].filter(Boolean).join(' · '), '', ...images.map(({ name, alt }) => `${name}: ${alt || '(no description)'}`)].join('\n')

/** The pictures in order, the caption and the descriptions as one file. */
export const kitZip = async (req: PayloadRequest, kit: Kit): Promise<Response> => {
  const zip = new JSZip()
  zip.file('caption.txt', kit.caption)
  zip.file('descriptions.txt', wordsOf(kit))
  for (const { file, name } of kit.images) zip.file(name, (await readStoredFile(req.payload, file)).bytes, { compression: 'STORE' })
  const bytes = await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' })
  const name = kit.title.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '').slice(0, 60) || 'post'
  return new Response(Uint8Array.from(bytes), { headers: { 'content-type': 'application/zip', 'content-length': String(bytes.byteLength), 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff', 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}.zip` } })
}
