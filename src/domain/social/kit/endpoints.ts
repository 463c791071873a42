import type { Endpoint, PayloadRequest } from 'payload'
import { readPost } from '@/src/domain/social/posts/row'
import { defineEndpoint } from '@/src/engine/endpoint'
import { isUuid } from '@/src/engine/ids'
import { isStaffOn } from '@/src/engine/tenancy/membership'
import { agencyStaff } from '@/src/engine/tenancy/who'
import { fail } from '@/src/errors'
import { kitOf, opensKit, type Kit } from './kit'
import { kitPage } from './page'
import { kitZip } from './zip'

const staff = { auth: 'person', who: [...agencyStaff, 'key'], scope: 'social:read', method: 'get' } as const
const signed = { auth: 'public', who: 'anyone', method: 'get' } as const

/** For those who work there: who is staff elsewhere may be the client here. Throws RES_001, AUTH_004. */
const own = async (req: PayloadRequest, id: string): Promise<Kit> => {
  const row = await readPost(req, id)
  if (!isStaffOn(req.user, { agency: row.agency })) throw fail('AUTH_004')
  return kitOf(req, row.id)
}

/** By its link, which names one post and ends after a day. Throws AUTH_009 for any other. */
const byLink = (req: PayloadRequest, id: string): Promise<Kit> => {
  if (!isUuid(id) || !opensKit(req, id)) throw fail('AUTH_009', { message: 'This link is no longer valid. Open the post and make a new one.' })
  return kitOf(req, id)
}

/** Mounted under `/api/posts` (spec 02-social §7.2). */
export const kitEndpoints: Endpoint[] = [
  defineEndpoint({ ...signed, path: '/kit/:id', handler: async ({ req, params }) => kitPage(await byLink(req, params.id!)) }),
  defineEndpoint({ ...signed, path: '/kit/:id/zip', limit: 'export', handler: async ({ req, params }) => kitZip(req, await byLink(req, params.id!)) }),
  defineEndpoint({ ...staff, path: '/:id/kit', handler: async ({ req, params }) => ({ body: await own(req, params.id!) }) }),
  defineEndpoint({ ...staff, path: '/:id/kit/zip', limit: 'export', handler: async ({ req, params }) => kitZip(req, await own(req, params.id!)) }),
]
