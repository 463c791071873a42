import { createLocalReq, type PayloadRequest } from 'payload'
import { decide, type Decision } from '@/src/domain/platform/approvals'
import { storeFile } from '@/src/domain/platform/files'
import { markPosted } from '@/src/domain/social/posts/moves/posted'
import { submitPost } from '@/src/domain/social/posts/moves/submit'
import { platformRules, type PlatformKey } from '@/src/domain/social/rules'
import { sqlOf } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'
import { recordFigures } from './figures'
import { scene } from './pictures'
import type { Story } from './stories'

/** Who acts in a client's stories; without a user of the client the agency decides in its place. */
export type Cast = { agency: string; client: string; staff: string; decider: string }

const shapes: Partial<Record<PlatformKey, [number, number]>> = { instagram: [1080, 1080], tiktok: [1080, 1920], x: [1600, 900] }
const links: Partial<Record<PlatformKey, (at: number) => string>> = {
  linkedin: (at) => `https://www.linkedin.com/feed/update/urn:li:share:73500000000${at}/`, x: (at) => `https://x.com/i/web/status/19900000000${at}`,
  instagram: (at) => `https://www.instagram.com/p/DemoPost${at}/`, facebook: (at) => `https://www.facebook.com/quaysideretail/posts/1220${at}`,
}
const decisions: Partial<Record<Story['state'], Decision>> = { approved: 'approve', posted: 'approve', rejected: 'reject', changes_requested: 'request_changes' }
const day = 86_400_000

/** Posts of a client in every state with drawn pictures, made by the moves that people make, once. */
export const seedStories = async (req: PayloadRequest, cast: Cast, stories: readonly Story[]): Promise<void> => {
  const [there] = await sqlOf(req).query('select id from posts where client_id = $1 limit 1', [cast.client])
  if (there) return
  for (const [at, story] of stories.entries()) await seedStory(req, cast, story, at)
}

const accountSql = 'select id from connections where client_id = $1 and platform::text = $2 order by created_at limit 1'

const seedStory = async (req: PayloadRequest, cast: Cast, story: Story, at: number): Promise<void> => {
  const [account] = await sqlOf(req).query<{ id: string }>(accountSql, [cast.client, story.platform])
  if (!account) return
  const [width, height] = shapes[story.platform] ?? [1200, 628]
  const images = []
  for (const [place, motif] of story.motifs.entries()) {
    const bytes = await scene({ width, height, motif, seed: at * 5 + place + cast.client.charCodeAt(30) })
    const file = await storeFile(req, { agency: cast.agency, client: cast.client, purpose: 'post', bytes, mimeType: 'image/jpeg', fileName: `${motif}-${place + 1}.jpg` })
    if (story.state === 'draft') await sqlOf(req).query('update files set private_at = now() where id = $1', [file])
    images.push({ file, alt: story.alts[place] ?? '' })
  }
  const ahead = story.inDays === undefined ? null : new Date(Math.ceil((Date.now() + Math.max(story.inDays, 1) * day) / 3_600_000) * 3_600_000).toISOString()
  const { title, caption, note, labels, auto } = story
  const { id } = await asSystem(req, 'seed').create('posts', {
    agency: cast.agency, client: cast.client, connection: account.id, title, caption, images, scheduledAt: ahead, scheduledTimezone: 'Europe/Berlin',
    autoPublish: Boolean(auto) && platformRules[story.platform].channel, internalNote: note, labels, author: cast.staff, agent: cast.staff,
  } as never)
  if (story.state !== 'draft') await play(req, cast, story, { id: String(id), at })
  await date(req, story, String(id))
}

const play = async (req: PayloadRequest, cast: Cast, { state, words, override, edit, platform }: Story, { id, at }: { id: string; at: number }): Promise<void> => {
  const [staff, decider] = [await personReq(req, cast.staff), await personReq(req, cast.decider)]
  await submitPost(staff, id, { version: 1 })
  const decision = decisions[state]
  if (decision) await decide(decider, { slug: 'posts', id }, { decision, version: 1, note: words, override: override ? { reason: override } : null, via: 'portal' })
  if (edit) await asSystem(req, 'seed').update('posts', id, { caption: edit } as never)
  if (edit) await sqlOf(req).query('update posts set version = 2 where id = $1', [id])
  if (state === 'posted') await markPosted(staff, id, { postUrl: links[platform]!(100 + at) })
}

/** The same transaction in the name of a person. */
const personReq = async (req: PayloadRequest, id: string): Promise<PayloadRequest> => {
  const user = await asSystem(req, 'seed').findByID('users', id)
  const own = await createLocalReq({ user: { ...user, collection: 'users' } as never, context: { ...req.context } }, req.payload)
  return Object.assign(own, { transactionID: req.transactionID })
}

/** Puts what is over where it belongs in time; a plan that was missed is late. */
const date = async (req: PayloadRequest, { state, inDays = 0 }: Story, id: string): Promise<void> => {
  if (inDays >= 0) return
  const when = new Date(Math.floor((Date.now() + inDays * day) / 3_600_000) * 3_600_000)
  await sqlOf(req).query('update posts set scheduled_at = $2 where id = $1', [id, when])
  await sqlOf(req).query(`update approvals set opened_at = $2::timestamptz - interval '1 day', due_at = $2 where subject_type = 'posts' and subject_id = $1`, [id, when])
  if (state !== 'posted') return
  await sqlOf(req).query(`update posts set posted_at = $2, submitted_at = $2::timestamptz - interval '3 days', approved_at = $2::timestamptz - interval '1 day', created_at = $2::timestamptz - interval '4 days' where id = $1`, [id, when])
  await recordFigures(req, id, when)
}
