import type { Endpoint, PayloadRequest, TypedUser } from 'payload'
import { z } from 'zod'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { defineEndpoint } from '@/src/engine/endpoint'
import { recordEvent } from '@/src/engine/events'
import { decide } from '../deciding/decide'
import { aboutRound, secondsToUndo, type Round } from '../rows'
import { decisions, decisionsOn, subjectOf } from '../subjects'
import { undo } from '../deciding/undo'
import { decisionFile, pictureAddress, withAddresses } from './files'
import { openLink, usedLink } from './open'

const Said = z.strictObject({ decision: z.enum(decisions), version: z.number().int().min(1), note: z.string().trim().max(2000).optional() })

type Names = { agency: string; client: string; account: string | null; snapshot: unknown }
const namesSql = `select g.name as agency, c.company_name as client, a.account, a.snapshot from approvals a join agencies g on g.id = a.agency_id join clients c on c.id = a.client_id where a.id = $1`

/** What a link shows: the one thing to decide, exactly as it was submitted, and nothing else. */
const shown = async (req: PayloadRequest, round: Round, person: TypedUser) => {
  const subject = subjectOf(round.slug)
  const [names] = await sqlOf(req).query<Names>(namesSql, [round.id])
  const { firstName, email } = person as { firstName?: string | null; email?: string }
  return {
    type: subject.kind, title: round.title, agency: { id: round.agency, name: names!.agency }, client: { name: names!.client }, person: { name: firstName || email },
    account: names!.account, dueAt: round.dueAt, version: round.version, round: round.round, content: withAddresses(round.id, names!.snapshot), picture: pictureAddress(round.id, round.picture),
    allowedDecisions: decisionsOn(subject),
  }
}

/** Within this request the person of the link acts, with their rights in this agency alone. */
const actAs = (req: PayloadRequest, person: TypedUser): PayloadRequest => {
  req.user = person as PayloadRequest['user']
  return req
}

/** What a link shows; the log knows that it was opened, nothing else changes. Throws AUTH_009, RES_001. */
export const lookByLink = async (req: PayloadRequest, token: string) => {
  const { link, round, person } = await openLink(req, token)
  await recordEvent(req, { ...aboutRound(round), type: 'decision-links.open', metadata: { link: link.id, user: link.user } })
  return shown(req, round, person)
}

const useLink = (req: PayloadRequest, token: string, said: z.infer<typeof Said>) =>
  inTransaction(req, async () => {
    const { link, round, person } = await openLink(req, token, { lock: true })
    const decided = await decide(actAs(req, person), { slug: round.slug, id: round.subject }, { ...said, via: 'link' })
    await sqlOf(req).query('update decision_links set used_at = now(), decision_id = $2 where id = $1', [link.id, decided.decisionId])
    await recordEvent(req, { ...aboutRound(round), type: 'decision-links.use', metadata: { link: link.id, decision: decided.decisionId } })
    return { type: subjectOf(round.slug).kind, decision: said.decision, isOver: decided.isOver, missing: decided.missing.map(({ name }) => name), mayUndoUntil: new Date(Date.now() + secondsToUndo * 1000) }
  })

const takeBack = (req: PayloadRequest, token: string) =>
  inTransaction(req, async () => {
    const { round, person } = await usedLink(req, token)
    await undo(actAs(req, person), { slug: round.slug, id: round.subject })
    return { type: subjectOf(round.slug).kind, undone: true }
  })

const open = { auth: 'public', who: 'anyone', limit: 'link' } as const

/** Deciding by a link out of a mail, without a session. Looking changes nothing: a mail's scanner opens links too. */
export const linkEndpoints: Endpoint[] = [
  defineEndpoint({ method: 'get', path: '/decisions/files/:file', auth: 'public', who: 'anyone', handler: ({ req, params }) => decisionFile(req, params.file!) }),
  defineEndpoint({ ...open, method: 'get', path: '/decisions/:token', handler: async ({ req, params }) => ({ body: await lookByLink(req, params.token!) }) }),
  defineEndpoint({ ...open, method: 'post', path: '/decisions/:token', body: Said, handler: async ({ req, params, body }) => ({ body: await useLink(req, params.token!, body) }) }),
  defineEndpoint({ ...open, method: 'post', path: '/decisions/:token/undo', body: z.strictObject({}), handler: async ({ req, params }) => ({ body: await takeBack(req, params.token!) }) }),
]
