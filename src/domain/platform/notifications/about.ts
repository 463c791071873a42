import type { PayloadRequest } from 'payload'
import { tell, type Mailed } from '@/src/domain/platform/notify'
import { kindOf, type KindName, type Way } from './kinds'
import type { Receiver } from './receivers'

export type Facts = {
  kind: KindName
  agency: string
  client: string
  /** Business facts, so that the same news is mailed once. */
  key: string
  title: string
  body: string
  /** Other words for the client's people, who see what was handed in and no more. */
  forClient?: { title?: string; body?: string }
  links: { client: string; staff: string }
  /** What it is about (`post:<id>`). */
  subject?: string
  /** Who wrote the post and who looks after it, told beside those assigned. */
  author?: string | null
  agent?: string | null
  /** Who did it: not told. */
  by?: string | null
  bySystem?: boolean
  mail?: Omit<Mailed, 'key' | 'mode'>
  /** Of the client's users only these, where only some are asked. */
  users?: readonly string[]
}

/**
 * Tells everybody whom the table of spec 02-social §10 names for a kind, each side in its own way and everybody once. Answers how
 * many were told.
 */
export const tellAbout = async (req: PayloadRequest, facts: Facts): Promise<number> => {
  const { to = {} } = kindOf(facts.kind)
  const own: Receiver[] = [facts.author, facts.agent].flatMap((user) => (user ? [{ user }] : []))
  const sides: [Way | undefined, Receiver[], 'client' | 'staff'][] = [
    [to.client, facts.users ? facts.users.map((user) => ({ user })) : [{ clientUsers: facts.client }], 'client'],
    [to.agent, [{ agentOf: facts.client }, ...own], 'staff'],
    [to.admin, [{ role: 'agency_admin', agency: facts.agency }], 'staff'],
  ]
  let told = 0
  const known = new Set<string>()
  for (const [way, receivers, side] of sides) if (way && (way.when !== 'bySystem' || facts.bySystem)) told += await tellSide(req, facts, way, receivers, side, known)
  return told
}

const tellSide = async (req: PayloadRequest, { kind, agency, client, key, title, body, forClient, links, subject, by, mail }: Facts, way: Way, to: Receiver[], side: 'client' | 'staff', known: Set<string>): Promise<number> => {
  const words = side === 'client' ? { title, body, ...forClient } : { title, body }
  const mailed = way.mail ? { button: { label: 'Open', url: links[side] }, ...mail, key, mode: way.mail } : undefined
  return tell(req, to, { type: kind, ...words, link: links[side], agency, client, subject }, { mail: mailed, app: way.app, except: [by, ...known], told: (id) => void known.add(id) })
}
