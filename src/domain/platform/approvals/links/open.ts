import type { PayloadRequest, TypedUser } from 'payload'
import type { Place } from '@/src/domain/platform/hosts/place'
import { sqlOf } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'
import { recordRefusal } from '@/src/engine/events'
import { narrowedTo } from '@/src/engine/tenancy/narrow'
import { rolesOn } from '@/src/engine/tenancy/membership'
import { fail } from '@/src/errors'
import { aboutRound, decisionsOf, roundById, type Round } from '../rows'
import { hashOfToken } from './links'

type Row = { id: string; approval: string; user: string; agency: string; version: number; decision: string | null; isUsed: boolean; isRevoked: boolean; revokedFor: string | null; isExpired: boolean; isWanted: boolean }

/** A link that holds: its round, and the person it was made for, with the rights they have now and nothing more. */
export type Opened = { link: Row; round: Round; person: TypedUser }

const linkSql = `select l.id, l.approval_id as approval, l.user_id as user, l.agency_id as agency, l.version, l.decision_id as decision, l.used_at is not null as "isUsed", l.revoked_at is not null as "isRevoked", l.revoked_for as "revokedFor",
    l.expires_at <= now() as "isExpired", c.decision_links is not false and c.is_active is not false and g.is_active is not false and coalesce(g.subscription_status::text, '') not in ('canceled', 'suspended') as "isWanted"
  from decision_links l join approvals a on a.id = l.approval_id join clients c on c.id = a.client_id join agencies g on g.id = l.agency_id where l.hash = $1`

const sentences = {
  LINK_EXPIRED: 'This link has expired. Sign in to see what waits for you.',
  LINK_USED: 'You have decided with this link already. Sign in to see what became of it.',
  LINK_REVOKED: 'This link no longer holds, because something newer has taken its place. Sign in to see what waits for you.',
  LINK_OTHER_PERSON: 'This link was made for somebody else. Sign out, or use the link in your own mail.',
} as const

const ofPerson = 'This link no longer holds, because your sign-in was changed since it was sent. Sign in to see what waits for you.'

const refused = (name: keyof typeof sentences, revokedFor?: string | null) => fail('AUTH_009', { name, message: name === 'LINK_REVOKED' && revokedFor === 'person' ? ofPerson : sentences[name] })

/** The person of a link as they stand now in its agency, or null once they no longer belong to the client. */
const personOf = async (req: PayloadRequest, { user, agency }: Row, client: string): Promise<TypedUser | null> => {
  const found = (await asSystem(req, 'decision-link').find('users', { where: { id: { equals: user }, isActive: { not_equals: false } }, limit: 1 })).docs[0]
  const person = found && narrowedTo(found, agency)
  return person && rolesOn(person, { agency, client }).includes('client') ? ({ ...person, collection: 'users' } as TypedUser) : null
}

const rowOf = async (req: PayloadRequest, token: string, lock: boolean): Promise<Row> => {
  const [row] = /^[\w-]{43}$/.test(token) ? await sqlOf(req).query<Row>(`${linkSql}${lock ? ' for update of l' : ''}`, [hashOfToken(token)]) : []
  const place = req.context.place as Place | null | undefined
  if (!row || (place?.agency && place.agency.id !== row.agency)) throw fail('RES_001', { message: 'This link is not valid. Open it once more from your mail.' })
  return row
}

const faultOf = async (req: PayloadRequest, row: Row, round: Round | null, person: TypedUser | null): Promise<keyof typeof sentences | null> => {
  if (req.user && req.user.id !== row.user) return 'LINK_OTHER_PERSON'
  if (row.isUsed) return 'LINK_USED'
  if (!person || !round || !row.isWanted || row.isRevoked) return 'LINK_REVOKED'
  if (row.isExpired) return 'LINK_EXPIRED'
  if (!round.stalledAt && (await decisionsOf(req, round.id)).some(({ user }) => user === row.user)) return 'LINK_USED'
  return round.status === 'open' && round.version === row.version ? null : 'LINK_REVOKED'
}

/**
 * Opens a link without using it. Throws RES_001 for one that never was, AUTH_009 (410) `LINK_EXPIRED`, `LINK_USED`, `LINK_REVOKED`,
 * `LINK_OTHER_PERSON` with a sentence that does not say what it was about.
 */
export const openLink = async (req: PayloadRequest, token: string, { lock = false } = {}): Promise<Opened> => {
  const link = await rowOf(req, token, lock)
  const round = await roundById(req, link.approval)
  const person = round && (await personOf(req, link, round.client))
  const fault = await faultOf(req, link, round, person)
  if (!fault) return { link, round: round!, person: person! }
  if (round) await recordRefusal(req.payload, req, { ...aboutRound(round), type: 'decision-links.denied', who: link.user, errorMessage: fault, metadata: { link: link.id } })
  throw refused(fault, link.revokedFor)
}

/** The link that its person has just decided with, to take that back. Throws RES_001, AUTH_009, RES_003 when nothing was decided with it. */
export const usedLink = async (req: PayloadRequest, token: string): Promise<Opened> => {
  const link = await rowOf(req, token, true)
  const round = await roundById(req, link.approval)
  const person = round && (await personOf(req, link, round.client))
  if (req.user && req.user.id !== link.user) throw refused('LINK_OTHER_PERSON')
  if (!round || !person) throw refused('LINK_REVOKED')
  if (!link.decision) throw fail('RES_003', { name: 'NOTHING_TO_UNDO', message: 'Nothing was decided with this link.' })
  return { link, round, person }
}
