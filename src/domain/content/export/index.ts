import { Readable } from 'node:stream'
import type { PayloadRequest, Where } from 'payload'
import { adminAgency } from '@/src/domain/platform/agency/own'
import { as } from '@/src/engine/doors'
import { defineEndpoint } from '@/src/engine/endpoint'
import { recordEvent } from '@/src/engine/events'
import { idOf } from '@/src/engine/idOf'
import { rolesOn } from '@/src/engine/tenancy/membership'
import { fail } from '@/src/errors'
import { log } from '@/src/log'
import { contentsOf } from './contents'
import { zipOf } from './zip'

const admins = { auth: 'person', who: ['super_admin', 'agency_admin'], limit: 'export' } as const

/** An archive that is written while it is sent; a fault on the way cuts it off, so that nobody takes half of it for all. */
const archive = (req: PayloadRequest, where: Where, name: string): Response => {
  const bytes = Readable.from(zipOf(contentsOf(req, where)), { objectMode: false, highWaterMark: 256 * 1024 })
  bytes.on('error', (error) => log.error({ err: error, requestId: req.context.requestId }, 'an export was cut off'))
  return new Response(Readable.toWeb(bytes) as unknown as ReadableStream, {
    headers: { 'content-type': 'application/zip', 'content-disposition': `attachment; filename="${name}-${new Date().toISOString().slice(0, 10)}.zip"` },
  })
}

const ofClient = async (req: PayloadRequest, id: string): Promise<Response> => {
  const client = await as(req).findByID('clients', id, { companyName: true, companySlug: true, agency: true })
  const agency = idOf(client.agency)
  if (!rolesOn(req.user, { agency }).some((role) => role === 'agency_admin' || role === 'super_admin')) throw fail('AUTH_004')
  await recordEvent(req, { type: 'clients.export', resourceType: 'clients', resourceId: id, resourceName: client.companyName, agency, client: id })
  return archive(req, { id: { equals: id } }, client.companySlug ?? 'client')
}

const ofAgency = async (req: PayloadRequest): Promise<Response> => {
  const id = await adminAgency(req)
  const { name, slug } = await as(req).findByID('agencies', id, { name: true, slug: true })
  await recordEvent(req, { type: 'agencies.export', resourceType: 'agencies', resourceId: id, resourceName: name, agency: id })
  return archive(req, { agency: { equals: id } }, slug)
}

/** One client with all that was made for it, as an archive; under `/api/clients`. */
export const clientExport = defineEndpoint({ ...admins, method: 'get', path: '/:id/export', scope: 'documents:export', handler: ({ req, params }) => ofClient(req, params.id!) })

/** All clients of the own agency; under `/api/agencies`. */
export const agencyExport = defineEndpoint({ ...admins, method: 'get', path: '/me/export', handler: ({ req }) => ofAgency(req) })
