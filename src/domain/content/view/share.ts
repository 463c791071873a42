import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'
import { isStaffOn } from '@/src/engine/tenancy/membership'
import { opensStill, signedUntil } from '@/src/engine/secrets'
import { env } from '@/src/env'
import { fail } from '@/src/errors'
import { lockedDocument, recordOn } from './locked'

export const ShareBody = z.strictObject({ days: z.number().int().min(1).max(365).default(30) })

type Row = { id: string; title: string; status: string; agency: unknown; client: unknown; pdf?: unknown; deletedAt?: string | null; shareVersion?: number | null }
type Slugs = { agency: string; client: string; domain: string | null }

/** Where the PDF of a document stands for everybody (spec 01-content §14.3): at the agency's own domain where it has one. */
const publicAddress = (id: string, { agency, client, domain }: Slugs): string =>
  domain ? `https://${domain}/files/${client}/${id}.pdf` : `${env.filesUrl}/files/${agency}/${client}/${id}.pdf`

const slugs = `select a.slug as agency, c.company_slug as client, case when a.custom_domain_verified then a.custom_domain end as domain
  from documents d join agencies a on a.id = d.agency_id join clients c on c.id = d.client_id where d.id = $1`

const signedText = (id: string, version: number): string => `documents|${id}|${version}`

/** Whether a link's end and signature open a document just now; a raised version ends all earlier ones. */
export const opens = ({ id, shareVersion }: { id: string; shareVersion: number }, until: string | null, key: string | null): boolean =>
  opensStill(signedText(id, shareVersion), until, key)

const locked = async (req: PayloadRequest, id: string): Promise<Row> => {
  const row = await lockedDocument<Row>(req, id)
  if (!isStaffOn(req.user, row)) throw fail('AUTH_004', { details: { requiredPermission: 'documents:distribute' } })
  if (row.deletedAt) throw fail('RES_004')
  return row
}

/** Gives out a link that opens the PDF for anybody until it ends or is taken back. Throws RES_001, RES_003 while there is no PDF, RES_004. */
export const shareDocument = (req: PayloadRequest, id: string, days: number): Promise<{ id: string; url: string; expiresAt: string }> =>
  inTransaction(req, async () => {
    const row = await locked(req, id)
    if (!row.pdf) throw fail('RES_003', { message: 'There is no PDF yet.', details: { state: row.status, allowed: [] } })
    const until = Math.floor(Date.now() / 1000) + days * 86_400
    const expiresAt = new Date(until * 1000).toISOString()
    await asSystem(req, 'documents.share').update('documents', row.id, { sharedUntil: expiresAt } as never)
    await recordOn(req, row, 'share', { expiresAt })
    const [place] = await sqlOf(req).query<Slugs>(slugs, [row.id])
    return { id: row.id, url: `${publicAddress(row.id, place!)}?${signedUntil(signedText(row.id, Number(row.shareVersion ?? 0)), until)}`, expiresAt }
  })

/** Takes back every link that was given out. Throws RES_001, RES_004. */
export const unshareDocument = (req: PayloadRequest, id: string): Promise<{ id: string; sharedUntil: null }> =>
  inTransaction(req, async () => {
    const row = await locked(req, id)
    await asSystem(req, 'documents.unshare').update('documents', row.id, { shareVersion: Number(row.shareVersion ?? 0) + 1, sharedUntil: null } as never)
    await recordOn(req, row, 'unshare')
    return { id: row.id, sharedUntil: null }
  })
