import { createHash } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { readStoredFile } from '@/src/domain/platform/files'
import { inTransaction } from '@/src/engine/database'
import { as } from '@/src/engine/doors'
import { awaitEffect, reserveEffect } from '@/src/engine/effects'
import { idOf } from '@/src/engine/idOf'
import { standingsOf } from '@/src/engine/tenancy/membership'
import { fail } from '@/src/errors'
import { brandOf } from './request/brand'
import { agencyFacts, clientFacts } from './request/facts'

/** What a worker is given to draw a design's sample in somebody's brand. */
export const previewRequest = z.object({
  template: z.string(), agency: z.string(), client: z.string().nullable(), branding: z.record(z.string(), z.unknown()), pageSize: z.enum(['letter', 'a4']), locale: z.string(), timeZone: z.string(),
})

const placeOf = async (req: PayloadRequest, clientId: string | undefined): Promise<{ agency: string; client: string | null }> => {
  if (clientId) {
    const client = await as(req).findByID('clients', clientId, { agency: true })
    return { agency: idOf(client.agency) ?? '', client: client.id }
  }
  const agencies = [...new Set(standingsOf(req.user).filter(({ role }) => role === 'agency_admin' || role === 'agency_member').map(({ agency }) => agency))]
  if (agencies.length !== 1) throw fail('VAL_002', { field: 'client', message: 'Say for which client.' })
  return { agency: agencies[0] ?? '', client: null }
}

/**
 * A design's sample content as a PDF in the brand of a client, else of the caller's agency, drawn by a worker. The same design in
 * the same brand is drawn once. Throws RES_001, VAL_002, GEN_003 for a design that cannot be drawn, SYS_002 when no worker comes.
 */
export const previewTemplate = async (req: PayloadRequest, id: string, clientId?: string): Promise<Response> => {
  const template = await as(req).findByID('templates', id, { code: true, version: true })
  const place = await placeOf(req, clientId)
  const [agency, client] = [await agencyFacts(req, place.agency), place.client ? await clientFacts(req, place.client) : null]
  if (!agency) throw fail('RES_001')
  const branding = brandOf(client, agency, new Date().getUTCFullYear())
  const request = previewRequest.parse({ ...place, template: id, branding, pageSize: agency.pageSize, locale: client?.language ?? 'en-US', timeZone: agency.timeZone })
  const key = `template-preview:${id}:v${template.version ?? 1}:${createHash('sha256').update(JSON.stringify(request)).digest('hex').slice(0, 16)}`
  await inTransaction(req, () => reserveEffect(req, { key, kind: 'template-preview', request, repeatable: true, ...place }))
  const outcome = await awaitEffect<{ file: string }>(req, key, { seconds: 30 })
  if (!outcome.isOver) throw fail('SYS_002', { message: 'The sample is not drawn yet. Try again in a moment.' })
  if (!outcome.response) throw fail('GEN_003', { message: outcome.errorMessage ?? undefined })
  const { bytes } = await readStoredFile(req.payload, outcome.response.file)
  return new Response(new Uint8Array(bytes), { headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': `inline; filename="${template.code}.pdf"`, 'Cache-Control': 'private, no-cache' } })
}
