import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { ensure } from '../ensure'
import { seedStories } from './posts'
import { alder, fernhill, quayside } from './stories'

type Places = { first: string; second: string; fernhill: string; alder: string; quayside: string }

const person = async (req: PayloadRequest, name: string): Promise<string> => (await sqlOf(req).query<{ id: string }>('select id from users where email = $1', [`${name}@impresario.test`]))[0]!.id

/** Who looks after the demo clients, and their posts in every state. */
export const seedSocial = async (req: PayloadRequest, { first, second, ...clients }: Places): Promise<void> => {
  const [member, client, other] = [await person(req, 'member'), await person(req, 'client'), await person(req, 'second')]
  for (const id of [clients.fernhill, clients.alder]) await ensure(req, 'team-assignments', { and: [{ user: { equals: member } }, { client: { equals: id } }] }, () => ({ user: member, client: id, areas: ['social', 'content'], isPrimary: true }))
  await seedStories(req, { agency: first, client: clients.fernhill, staff: member, decider: client }, fernhill)
  await seedStories(req, { agency: first, client: clients.alder, staff: member, decider: client }, alder)
  await seedStories(req, { agency: second, client: clients.quayside, staff: other, decider: other }, quayside)
}
