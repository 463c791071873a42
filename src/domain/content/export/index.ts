import type { PayloadRequest, Where } from 'payload'
import { adminAgency } from '@/src/domain/platform/agency/own'
import { answerNow } from '@/src/domain/platform/exports/answer'
import { askForExport, type AskedFor } from '@/src/domain/platform/exports/ask'
import { defineExport, type Question } from '@/src/domain/platform/exports/kinds'
import { zipOf } from '@/src/domain/platform/exports/zip'
import { as } from '@/src/engine/doors'
import { defineEndpoint } from '@/src/engine/endpoint'
import { recordEvent } from '@/src/engine/events'
import { idOf } from '@/src/engine/idOf'
import { rolesOn } from '@/src/engine/tenancy/membership'
import { agencyAdmins } from '@/src/engine/tenancy/who'
import { fail } from '@/src/errors'
import { archiveOf } from './contents'

const admins = { auth: 'person', who: agencyAdmins, limit: 'export' } as const

for (const kind of ['client', 'agency'] as const) defineExport(kind, { contents: ({ filter }, tools) => zipOf(archiveOf(tools, filter)) })

type Asked = { question: Question; name: string; title: string; event: { type: string; resourceType: string; resourceId: string; resourceName: string; client?: string } }

const ofClient = async (req: PayloadRequest, id: string): Promise<Asked> => {
  const client = await as(req).findByID('clients', id, { companyName: true, companySlug: true, agency: true })
  const agency = idOf(client.agency)!
  if (!rolesOn(req.user, { agency }).some((role) => role === 'agency_admin' || role === 'super_admin')) throw fail('AUTH_004')
  const event = { type: 'clients.export', resourceType: 'clients', resourceId: id, resourceName: client.companyName, client: id }
  return { question: zipOfAll('client', agency, { id: { equals: id } }), name: client.companySlug ?? 'client', title: `${client.companyName}: documents and sources`, event }
}

const ofAgency = async (req: PayloadRequest): Promise<Asked> => {
  const id = await adminAgency(req)
  const { name, slug } = await as(req).findByID('agencies', id, { name: true, slug: true })
  return { question: zipOfAll('agency', id, { agency: { equals: id } }), name: slug, title: 'All clients: documents and sources', event: { type: 'agencies.export', resourceType: 'agencies', resourceId: id, resourceName: name } }
}

const zipOfAll = (kind: 'client' | 'agency', agency: string, filter: Where): Question => ({ kind, format: 'zip', agency, filter, options: {} })

/** The archive as the answer, written while it is sent. */
const now = async (req: PayloadRequest, { question, name, event }: Asked): Promise<Response> => {
  await recordEvent(req, { ...event, agency: question.agency })
  return answerNow(req, question, name)
}

/** The archive by a worker, kept for a week. */
const later = async (req: PayloadRequest, { question, title, event }: Asked): Promise<{ status: number; body: AskedFor }> =>
  ({ status: 202, body: await askForExport(req, question, { title, asked: event.resourceId, event }) })

/** One client with all that was made for it, as an archive; under `/api/clients`. */
export const clientExports = [
  defineEndpoint({ ...admins, method: 'get', path: '/:id/export', scope: 'documents:export', handler: async ({ req, params }) => now(req, await ofClient(req, params.id!)) }),
  defineEndpoint({ ...admins, method: 'post', path: '/:id/export', scope: 'documents:export', handler: async ({ req, params }) => later(req, await ofClient(req, params.id!)) }),
]

/** All clients of the own agency; under `/api/agencies`. */
export const agencyExports = [
  defineEndpoint({ ...admins, method: 'get', path: '/me/export', handler: async ({ req }) => now(req, await ofAgency(req)) }),
  defineEndpoint({ ...admins, method: 'post', path: '/me/export', handler: async ({ req }) => later(req, await ofAgency(req)) }),
]
