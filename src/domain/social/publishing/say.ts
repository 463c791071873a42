import type { PayloadRequest } from 'payload'
import { audienceOf, conversationOf, recordLine } from '@/src/domain/platform/messages'
import { tell, type Receiver } from '@/src/domain/platform/notify'
import { platformRules } from '@/src/domain/social/rules'
import { announce } from '@/src/engine/realtime/announce'
import type { Outgoing } from './row'

const staffLink = (id: string) => `/admin/collections/posts/${id}`
const label = ({ platform }: Outgoing): string => (platform ? platformRules[platform].label : 'the network')
const staff = (post: Outgoing): Receiver[] => [post.agent ? { user: post.agent } : { agentOf: post.client }, { role: 'agency_admin', agency: post.agency }]

/** Tells everybody who has a post before them to read it again. */
export const announcePost = async (req: PayloadRequest, { id, agency, client, status, version }: Outgoing): Promise<void> => {
  const { staff: workers, customers } = await audienceOf(req, { kind: 'post', agency, client, conversation: conversationOf({ slug: 'posts', id }) })
  await announce(req, [...workers, ...customers], 'post.changed', { id, status, version })
}

/** A post certainly did not go out: said in its thread, to who looks after it and to the agency's administrators. */
export const sayFailed = async (req: PayloadRequest, post: Outgoing, why: string): Promise<void> => {
  const { id, agency, client, title, version } = post
  await recordLine(req, { subject: { slug: 'posts', id }, agency, client, intent: 'publish_failed', body: why, version, author: null, forClient: false })
  await tell(req, staff(post), { type: 'post.publish_failed', title: `“${title}” was not published on ${label(post)}`, body: why, agency, client, link: staffLink(id), subject: `post:${id}`, collapse: true }, { mail: { key: `post:${id}:failed:v${version}:${post.attempts}` } })
  await announcePost(req, post)
}

/** Nobody knows whether a post is out: a person has to look. */
export const sayUncertain = async (req: PayloadRequest, post: Outgoing): Promise<void> => {
  const { id, agency, client, title, version } = post
  const body = `The answer of ${label(post)} was lost. It is being looked for there; nothing is sent again by itself. If it cannot be found within a quarter of an hour, look yourself and say whether it is live.`
  await tell(req, staff(post), { type: 'post.publish_uncertain', title: `It is not known whether “${title}” is out`, body, agency, client, link: staffLink(id), subject: `post:${id}`, collapse: true }, { mail: { key: `post:${id}:uncertain:v${version}:${post.attempts}` } })
  await announcePost(req, post)
}

/** A post is too late to go out: told to the client and to who looks after it. */
export const sayLate = async (req: PayloadRequest, post: Outgoing, why: string): Promise<void> => {
  const { id, agency, client, title, version, scheduledAt } = post
  await recordLine(req, { subject: { slug: 'posts', id }, agency, client, intent: 'publish_failed', body: why, version, author: null })
  const told = { type: 'post.late', title: `“${title}” missed its time`, agency, client, subject: `post:${id}`, collapse: true }
  const key = `post:${id}:late:v${version}:${scheduledAt?.getTime() ?? 0}:${post.attempts}`
  await tell(req, { clientUsers: client }, { ...told, body: `${why} It gets a new time before it goes out.`, link: `/posts/${id}` }, { mail: { key } })
  await tell(req, staff(post), { ...told, body: `${why} Choose a new time, or publish it now.`, link: staffLink(id) }, { mail: { key } })
  await announcePost(req, post)
}
