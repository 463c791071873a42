import type { PayloadRequest } from 'payload'
import { decide, type Decision } from '@/src/domain/platform/approvals'
import { storeFile } from '@/src/domain/platform/files'
import { addComment } from '@/src/domain/platform/messages/threads/thread'
import { markPosted } from '@/src/domain/social/posts/moves/posted'
import { submitPost } from '@/src/domain/social/posts/moves/submit'
import { platformRules, recognisePostUrl, type PlatformKey } from '@/src/domain/social/rules'
import { sqlOf } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'
import { failToGo, goOut } from './out'
import { personReq } from './people'
import { scene } from './pictures'
import type { Story } from './stories'
import { placeInTime } from './times'

/** Who acts in a client's stories; the admin decides where it is done in the client's place. */
export type Cast = { agency: string; client: string; staff: string; decider: string; admin: string }

const shapes: Partial<Record<PlatformKey, [number, number]>> = { instagram: [1080, 1080], tiktok: [1080, 1920], x: [1600, 900] }
const links: Partial<Record<PlatformKey, (at: number) => string>> = {
  linkedin: (at) => `https://www.linkedin.com/feed/update/urn:li:share:73500000000${at}/`, x: (at) => `https://x.com/i/web/status/19900000000${at}`,
  instagram: (at) => `https://www.instagram.com/p/DemoPost${at}/`, facebook: (at) => `https://www.facebook.com/quaysideretail/posts/1220${at}`,
}
const decisions: Partial<Record<Story['state'], Decision>> = { approved: 'approve', posted: 'approve', rejected: 'reject', changes_requested: 'request_changes' }
const day = 86_400_000

/** Posts of a client in every state with drawn pictures, made by the moves that people make, once. False when there are some already. */
export const seedStories = async (req: PayloadRequest, cast: Cast, stories: readonly Story[]): Promise<boolean> => {
  const [there] = await sqlOf(req).query('select id from posts where client_id = $1 limit 1', [cast.client])
  if (there) return false
  for (const [at, story] of stories.entries()) await seedStory(req, cast, story, at)
  return true
}

const accountSql = 'select id, mode::text as mode from connections where client_id = $1 and platform::text = $2 order by created_at limit 1'

const seedStory = async (req: PayloadRequest, cast: Cast, story: Story, at: number): Promise<void> => {
  const [account] = await sqlOf(req).query<{ id: string; mode: string }>(accountSql, [cast.client, story.platform])
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
  if (story.state !== 'draft') await play(req, cast, story, { id: String(id), at, byHand: account.mode === 'hand' })
  await placeInTime(req, story, String(id))
}

type Place = { id: string; at: number; byHand: boolean }

const play = async (req: PayloadRequest, cast: Cast, story: Story, { id, at, byHand }: Place): Promise<void> => {
  const { state, words, override, edit } = story
  const staff = await personReq(req, cast.staff)
  await submitPost(staff, id, { version: 1 })
  // What was changed and waits again was asked for before.
  const decision = edit && state === 'pending_approval' ? 'request_changes' : decisions[state]
  const decider = decision && (await personReq(req, override ? cast.admin : cast.decider))
  if (decider) await decide(decider, { slug: 'posts', id }, { decision, version: 1, note: words, override: override ? { reason: override } : null, via: 'portal' })
  if (edit) await asSystem(req, 'seed').update('posts', id, { caption: edit } as never)
  if (edit) await sqlOf(req).query('update posts set version = 2 where id = $1', [id])
  if (edit && state === 'pending_approval') await submitPost(staff, id, { version: 2 })
  for (const { by, body, internal } of story.said ?? []) await addComment(by === 'staff' ? staff : await personReq(req, cast.decider), { slug: 'posts', id }, { body, internal })
  if (state === 'posted') await post(req, staff, story, { id, at, byHand })
  if (story.fails) await failToGo(req, id, story.fails)
}

const post = async (req: PayloadRequest, staff: PayloadRequest, { platform }: Story, { id, at, byHand }: Place): Promise<void> => {
  const url = links[platform]!(100 + at)
  if (byHand) await markPosted(staff, id, { postUrl: url })
  else await goOut(req, id, url, recognisePostUrl(platform, url)?.postId ?? id)
}
