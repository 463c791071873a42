import { createHash, randomBytes } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { agencyUrl } from '@/src/domain/platform/hosts/address'
import { sqlOf } from '@/src/engine/database'
import { recordEvent } from '@/src/engine/events'
import { uuidv7 } from '@/src/engine/ids'
import { wishesOf } from '../people'
import { aboutRound, type Round } from '../rows'

/** So many days a link holds. */
const daysOfLink = 7

/** What is stored of a token. */
export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest()

const insert = `insert into decision_links (id, hash, approval_id, user_id, agency_id, version, expires_at) values ($1, $2, $3, $4, $5, $6, now() + make_interval(days => ${daysOfLink}))`

/**
 * A link by which this person decides on this round without signing in, for a mail; null where the client wants none. Only its hash is
 * kept. An earlier one of the same person goes on to hold: the mail it is in may be the one that is opened.
 */
export const linkFor = async (req: PayloadRequest, round: Round, user: string): Promise<string | null> => {
  const { decisionLinks } = await wishesOf(req, round.client)
  if (!decisionLinks) return null
  const [id, token] = [uuidv7(), randomBytes(32).toString('base64url')]
  await sqlOf(req).query(insert, [id, hashOfToken(token), round.id, user, round.agency, round.version])
  await recordEvent(req, { ...aboutRound(round), type: 'decision-links.create', metadata: { link: id, approval: round.id, user, version: round.version } })
  return `${await agencyUrl(req, round.agency)}/decide/${token}`
}

/** Which links are meant: of a round, of one person in it, or one alone. */
type Which = { approval: string; user?: string; link?: string }

/** Takes links back that were not used. Answers how many. */
export const revokeLinks = async (req: PayloadRequest, { approval, user, link }: Which, why: string): Promise<number> =>
  (await sqlOf(req).query(
    `update decision_links set revoked_at = now(), revoked_for = $2 where approval_id = $1 and used_at is null and revoked_at is null
       and ($3::uuid is null or user_id = $3) and ($4::uuid is null or id = $4) returning id`, [approval, why, user ?? null, link ?? null])).length
