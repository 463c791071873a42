import type { PayloadRequest } from 'payload'
import { storeFile } from '@/src/domain/platform/files'
import { urlOf } from '@/src/domain/platform/mails/compose'
import { directWith } from '@/src/domain/platform/messages/audience'
import { handOver } from '@/src/domain/platform/messages/direct/handOver'
import { sendMessage } from '@/src/domain/platform/messages/direct/send'
import { markRead } from '@/src/domain/platform/messages/lines/marks'
import { sqlOf } from '@/src/engine/database'
import { personReq } from './people'
import { scene } from './pictures'
import type { Cast } from './posts'

type Line = { by: 'staff' | 'decider'; hoursAgo: number; body: string; picture?: true; post?: string; unread?: true }

const lines: Line[] = [
  { by: 'decider', hoursAgo: 50, body: 'Good morning. Which pictures of the plant room may we use for the winter series?' },
  { by: 'staff', hoursAgo: 49, body: 'All but the two with the licence plates. This is the one I would begin with.', picture: true },
  { by: 'decider', hoursAgo: 47, body: 'Yes, please. It looks colder than it was.' },
  { by: 'staff', hoursAgo: 5, body: 'The checklist for the heating season waits for you:', post: 'Heating season checklist' },
  { by: 'decider', hoursAgo: 1, body: 'I read it tonight. Can we move the open day by a week?', unread: true },
]

const placed = `update messages set created_at = now() - make_interval(hours => $2), updated_at = now() - make_interval(hours => $2) where id = $1`
const seen = `update message_reads set at = (select created_at + interval '12 minutes' from messages where id = message_id) where message_id = $1 and at is not null`
const told = `update notifications set created_at = now() - make_interval(hours => $2) where subject = $1 and created_at > now() - interval '10 minutes'`
const handed = `update messages set created_at = now() - interval '2970 minutes' where conversation = $1 and intent = 'handed_over'`

/** What a client's user and whoever looks after the client wrote to each other: the last line is unread. */
export const seedConversation = async (req: PayloadRequest, cast: Cast): Promise<void> => {
  const conversation = directWith(cast.decider)
  for (const [at, { by, hoursAgo, body, picture, post, unread }] of lines.entries()) {
    const [from, to] = by === 'staff' ? [cast.staff, cast.decider] : [cast.decider, cast.staff]
    const text = post ? `${body} ${await linkTo(req, cast, post)}` : body
    const author = await personReq(req, from)
    const { body: line } = await sendMessage(author, { to, body: text, clientToken: `demo-${at}`, attachments: picture ? [await pictureOf(author, cast)] : [] })
    if (!unread) await markRead(await personReq(req, to), { conversation, client: cast.client }, line!.id)
    await sqlOf(req).query(placed, [line!.id, hoursAgo])
    await sqlOf(req).query(seen, [line!.id])
    // Whoever looks after the client came in when it had begun to write.
    if (at === 0) await handOver(req, { agency: cast.agency, client: cast.client })
    await sqlOf(req).query(told, [conversation, hoursAgo])
  }
  await sqlOf(req).query(handed, [conversation])
}

const linkTo = async (req: PayloadRequest, { agency, client }: Cast, title: string): Promise<string> => {
  const [post] = await sqlOf(req).query<{ id: string }>('select id from posts where client_id = $1 and title = $2', [client, title])
  return urlOf(req, agency, `/posts/${post?.id}`)
}

const pictureOf = async (req: PayloadRequest, { agency, client }: Cast): Promise<string> =>
  storeFile(req, { agency, client, purpose: 'message', bytes: await scene({ width: 900, height: 600, motif: 'hills', seed: 3 }), mimeType: 'image/jpeg', fileName: 'plant-room.jpg' })
