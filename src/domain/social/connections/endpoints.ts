import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { platformKeys } from '@/src/domain/social/rules/platforms'
import { defineEndpoint } from '@/src/engine/endpoint'
import { agencyStaff as staff } from '@/src/engine/tenancy/who'
import { arrive } from './arrive'
import { choose } from './attach'
import { disconnect, plannedFor, reconnect } from './leave'
import { authorize, ownLink } from './link'
import { QuietBody, setQuiet } from './quiet'

const people = { auth: 'person', who: [...staff, 'client'] } as const
const returnTo = z.string().max(200).regex(/^\/(?![/\\])[\w\-./?=&%]*$/, 'Give a path of this site, such as /accounts.').optional()
const wanted = z.strictObject({ client: z.uuid('Say which client the account belongs to.'), platform: z.enum(platformKeys, 'This network is not known.'), returnTo })
const again = z.strictObject({ returnTo })
const chosen = z.strictObject({ account: z.string().min(1).max(200) })

const stateOf = ({ accounts, error, isClosed, isLate, isUsed }: Awaited<ReturnType<typeof ownLink>>) => {
  if (error) return 'failed'
  if (isClosed) return 'connected'
  if (accounts) return 'choose'
  if (isLate) return 'expired'
  return isUsed ? 'connecting' : 'waiting'
}

/** How a link under way stands, for the page that waits or lets the person choose. */
const shown = async (req: PayloadRequest, id: string) => {
  const link = await ownLink(req, id)
  const { platform, client, connection, accounts, error } = link
  const state = stateOf(link)
  return { id, platform, client, state, connection: state === 'connected' ? connection : null, accounts: state === 'choose' ? accounts : [], error }
}

/** Mounted under `/api/connections`, before Payload's own (spec 02-social §6.3). */
export const connectionEndpoints: Endpoint[] = [
  defineEndpoint({ ...people, method: 'post', path: '/authorize', body: wanted, handler: async ({ req, body }) => ({ body: await authorize(req, body) }) }),
  defineEndpoint({ method: 'get', path: '/callback', auth: 'public', who: 'anyone', handler: ({ req }) => arrive(req) }),
  defineEndpoint({ ...people, method: 'get', path: '/links/:id', handler: async ({ req, params }) => ({ body: await shown(req, params.id!) }) }),
  defineEndpoint({ ...people, method: 'post', path: '/links/:id/choose', body: chosen, handler: async ({ req, body, params }) => ({ body: await choose(req, params.id!, body.account) }) }),
  defineEndpoint({ ...people, method: 'post', path: '/:id/reconnect', body: again, handler: async ({ req, body, params }) => ({ body: await reconnect(req, params.id!, body.returnTo) }) }),
  defineEndpoint({ ...people, method: 'get', path: '/:id/planned', handler: async ({ req, params }) => ({ body: await plannedFor(req, params.id!) }) }),
  defineEndpoint({ auth: 'person', who: staff, method: 'put', path: '/:id/quiet-hours', body: QuietBody, handler: async ({ req, body, params }) => ({ body: await setQuiet(req, params.id!, body.quiet) }) }),
  defineEndpoint({ ...people, method: 'delete', path: '/:id', handler: async ({ req, params }) => ({ body: await disconnect(req, params.id!) }) }),
]
