import type { PayloadRequest } from 'payload'
import { accountBroken } from '@/src/domain/social/connections/health'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { seedQuietHours, seedStop } from '../demoHeld'
import { ensure } from '../ensure'
import { seedConversation } from './conversation'
import { introduce, person } from './people'
import { seedStories, type Cast } from './posts'
import { seedPresets } from './presets'
import { seedReview } from './review'
import { alder, fernhill, quayside } from './stories'

type Places = { first: string; second: string; fernhill: string; alder: string; quayside: string }

/** Who looks after the demo clients, their posts in every state, and what goes with them between an agency and its client. */
export const seedSocial = async (req: PayloadRequest, { first, second, ...clients }: Places): Promise<void> => {
  const [member, client, other, admin] = [await person(req, 'member'), await person(req, 'client'), await person(req, 'second'), await person(req, 'admin')]
  for (const id of [clients.fernhill, clients.alder]) await ensure(req, 'team-assignments', { and: [{ user: { equals: member } }, { client: { equals: id } }] }, () => ({ user: member, client: id, areas: ['social', 'content'], isPrimary: true }))
  const cast = { agency: first, client: clients.fernhill, staff: member, decider: client, admin }
  // All or nothing: a seed that was broken off begins again.
  await inTransaction(req, async (within) => {
    if (await seedStories(within, cast, fernhill)) await seedBesides(within, cast)
  })
  const [atAlder, atQuayside] = [{ ...cast, client: clients.alder }, { agency: second, client: clients.quayside, staff: other, decider: other, admin: other }]
  await inTransaction(req, async (within) => {
    if (await seedStories(within, atAlder, alder)) await seedQuietHours(within, atAlder)
  })
  await seedPresets(req, first)
  await inTransaction(req, async (within) => {
    if (await seedStories(within, atQuayside, quayside)) await seedStop(within, atQuayside)
  })
}

const lost = `select id from connections where client_id = $1 and platform::text = 'google_business'`

/** Once, with the first posts: what people change afterwards stays as they left it. */
const seedBesides = async (req: PayloadRequest, cast: Cast): Promise<void> => {
  await introduce(req, cast)
  await seedConversation(req, cast)
  await seedReview(req, cast)
  for (const { id } of await sqlOf(req).query<{ id: string }>(lost, [cast.client])) await accountBroken(req, id, 'The network’s consent has ended. Connect this account again.')
}
