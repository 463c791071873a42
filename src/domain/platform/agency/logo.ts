import type { PayloadRequest } from 'payload'
import { readStoredFile, storeFile } from '@/src/domain/platform/files'
import { ruleOf } from '@/src/domain/platform/uploads/purposes'
import { asSystem } from '@/src/engine/doors'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { recordEvent } from '@/src/engine/events'
import { asUuid } from '@/src/engine/ids'
import { fail } from '@/src/errors'
import { logoFields, logoKinds, logoUrl, type LogoKind } from './brand'
import { pictureOf } from './picture'

const kindOf = (given: unknown): LogoKind => {
  const kind = logoKinds.find((known) => known === given)
  if (!kind) throw fail('VAL_001', { field: 'type', message: `The type is one of ${logoKinds.join(', ')}.` })
  return kind
}

/** Takes a logo: drawn anew without its metadata, and put in place of the old one. Throws FILE_001, FILE_002, VAL_001, VAL_002. */
export const putLogo = async (req: PayloadRequest, agency: string) => {
  const form = await req.formData!().catch(() => null)
  const file = form?.get('file')
  if (!(file instanceof File)) throw fail('VAL_002', { field: 'file', message: 'Attach the picture in a form field named “file”.' })
  const kind = kindOf(form?.get('type') ?? (JSON.parse(String(form?.get('_payload') ?? '{}')) as { type?: unknown }).type)
  if (file.size > ruleOf('logo').bytes) throw fail('FILE_001', { field: 'file', message: 'A logo is at most 5 MB large.' })
  const picture = await pictureOf(Buffer.from(await file.arrayBuffer()))
  return inTransaction(req, async () => {
    const id = await storeFile(req, { agency, purpose: 'logo', bytes: picture.bytes, mimeType: 'image/png', fileName: `${kind}.png` })
    await setLogo(req, agency, kind, id)
    return { type: kind, url: logoUrl(agency, kind, id), width: picture.width, height: picture.height, fileSizeBytes: picture.bytes.byteLength }
  })
}

/** Takes a logo away. */
export const dropLogo = (req: PayloadRequest, agency: string, given: unknown) =>
  inTransaction(req, async () => {
    await setLogo(req, agency, kindOf(given), null)
    return { type: kindOf(given), url: null }
  })

const setLogo = async (req: PayloadRequest, agency: string, kind: LogoKind, file: string | null): Promise<void> => {
  await asSystem(req, 'agencies.logo').update('agencies', agency, { [logoFields[kind]]: file } as never)
  await recordEvent(req, { type: 'agencies.update', resourceType: 'agencies', resourceId: agency, agency, changes: { [logoFields[kind]]: { new: file } } })
}

const columns: Record<LogoKind, string> = { horizontal: 'logo_horizontal_id', vertical: 'logo_vertical_id', round: 'logo_round_id', favicon: 'logo_favicon_id' }

/** A logo's bytes for anybody: it is on the sign-in page. Throws RES_001. */
export const servedLogo = async (req: PayloadRequest, agency: string, given: unknown): Promise<Response> => {
  const kind = logoKinds.find((known) => known === given)
  const [row] = kind ? await sqlOf(req).query<{ file: string | null }>(`select ${columns[kind]}::text as file from agencies where id = $1 and is_active is not false`, [asUuid(agency)]) : []
  if (!row?.file) throw fail('RES_001')
  const { bytes, mimeType } = await readStoredFile(req.payload, row.file)
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': mimeType, 'cache-control': 'public, max-age=86400', 'cross-origin-resource-policy': 'cross-origin' } })
}
