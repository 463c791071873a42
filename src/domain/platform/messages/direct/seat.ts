import type { PayloadRequest } from 'payload'
import { agentsOf, type Agent } from '@/src/domain/platform/team/agents'
import { sqlOf } from '@/src/engine/database'
import { isUuid } from '@/src/engine/ids'
import { isSuperAdmin, standingsOf } from '@/src/engine/tenancy/membership'
import { agenciesInCareOf } from '@/src/engine/tenancy/narrow'
import { fail } from '@/src/errors'
import { directWith, type Talk } from '../audience'

/** In which part somebody sees a conversation: its client's user, one who looks after the client, or one who only reads. */
export type Seat = { part: 'customer' | 'agent' | 'manager'; talk: Talk; customer: string; agents: Agent[] }

type Place = { agency: string; client: string }

const talkOf = ({ agency, client }: Place, customer: string): Talk => ({ kind: 'direct', agency, client, conversation: directWith(customer) })

const clientsOf = (req: PayloadRequest, user: string): Promise<Place[]> =>
  sqlOf(req).query<Place>(
    `select m.agency_id as agency, m.client_id as client from users_memberships m join users u on u.id = m._parent_id and u.is_active is not false
      where m._parent_id = $1 and m.role::text = 'client' and m.is_active is not false and m.client_id is not null order by m._order`, [user])

/** The caller's own conversation as a client's user with `other`, or with whoever looks after them when that is themselves. */
const asCustomer = async (req: PayloadRequest, other: string): Promise<Seat | null> => {
  const me = req.user!.id
  for (const { role, agency, client } of standingsOf(req.user)) {
    if (role !== 'client' || !client) continue
    const agents = await agentsOf(req, client)
    if (other === me || agents.some(({ id }) => id === other)) return { part: 'customer', talk: talkOf({ agency, client }, me), customer: me, agents }
  }
  return null
}

const asStaff = async (req: PayloadRequest, customer: string, within?: string): Promise<Seat | null> => {
  const mine = new Set(standingsOf(req.user).filter(({ role }) => role !== 'client').map(({ agency }) => agency))
  const [managed, places] = [agenciesInCareOf(req.user), await clientsOf(req, customer)]
  const seats: Seat[] = []
  for (const place of places.filter(({ client }) => !within || client === within)) {
    const agents = await agentsOf(req, place.client)
    const part = mine.has(place.agency) && agents.some(({ id }) => id === req.user!.id) ? 'agent' : managed === null || managed.includes(place.agency) ? 'manager' : null
    if (part) seats.push({ part, talk: talkOf(place, customer), customer, agents })
  }
  return seats.find(({ part }) => part === 'agent') ?? seats[0] ?? null
}

/** Whether somebody is known where the caller is: then the refusal may say so. */
const isKnown = async (req: PayloadRequest, user: string): Promise<boolean> => {
  if (isSuperAdmin(req.user)) return true
  const agencies = standingsOf(req.user).map(({ agency }) => agency)
  return (await sqlOf(req).query('select 1 from users_memberships where _parent_id = $1 and agency_id = any($2) limit 1', [user, agencies])).length > 0
}

/**
 * The caller's part in the conversation with a person: a client's user talks with whoever looks after the client, and they with
 * the users of their clients; administrators read. Throws AUTH_004 (NOT_ASSIGNED) for anybody else known here, RES_001 for others.
 */
export const seatWith = async (req: PayloadRequest, other: string, client?: string): Promise<Seat> => {
  if (!isUuid(other)) throw fail('RES_001')
  const seat = (await asCustomer(req, other)) ?? (await asStaff(req, other, client))
  if (seat) return seat
  if (!(await isKnown(req, other))) throw fail('RES_001')
  throw fail('AUTH_004', { name: 'NOT_ASSIGNED', message: 'You can only write with people who work together with you.' })
}
