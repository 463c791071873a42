import { cache } from 'react'
import { approvalOf } from '@/src/domain/platform/approvals'
import { versionsOf } from '@/src/domain/platform/approvals/proof/versions'
import { showThread } from '@/src/domain/platform/messages/threads/thread'
import { agentsOf } from '@/src/domain/platform/team/agents'
import { as } from '@/src/engine/doors'
import { idOf } from '@/src/engine/idOf'
import { isUuid } from '@/src/engine/ids'
import { Head } from '../frame/Head'
import type { Inside } from '../here'
import { withParts } from '../item/read'
import { StateBadge } from '../item/StateBadge'
import { Paused } from '../item/Paused'
import { planned } from '../item/When'
import { platformLabel } from '../item/words'
import { Metrics } from '../metrics/Metrics'
import { Gallery } from '../post/Gallery'
import { NetworkFrame } from '../post/NetworkFrame'
import type { Line } from '../thread/line'
import { Talk } from '../thread/Talk'
import { Card, Panel } from '../ui/Card'
import { Notice } from '../states/states'
import { Changes } from './Changes'
import { Decide } from './Decide'
import { Standing } from './Standing'

/** JSON has no dates: what goes to the browser is as the API would tell it. */
const told = <T,>(value: unknown): T => JSON.parse(JSON.stringify(value)) as T

/** The row of a post that the person may see, read once a request; null for any other. */
export const postRow = cache(async ({ req }: Inside, id: string): Promise<Record<string, unknown> | null> =>
  isUuid(id) ? (((await as(req).find('posts', { where: { id: { equals: id } }, limit: 1, pagination: false })).docs[0] ?? null) as unknown as Record<string, unknown> | null) : null)

/** One post: as it will look, where it stands, what changed, what was said, how it does. */
export const PostPage = async ({ inside, id }: { inside: Inside; id: string }) => {
  const { req, reader, client, brand } = inside
  const row = await postRow(inside, id)
  if (!row) return null
  const ref = { slug: 'posts' as const, id }
  const [[post], approval, { diff }, thread, agents] = [await withParts(req, [row]), await approvalOf(req, ref), await versionsOf(req, ref), await showThread(req, { slug: 'posts' as const, id }, { limit: 50 }), await agentsOf(req, idOf(row.client) ?? client.id)]
  if (!post) return null
  const agent = agents.find(({ assigned }) => assigned)?.name ?? brand.name
  const latest = diff.at(-1)
  const waits = post.status === 'pending_approval' && (approval?.missing.some(({ id: person }) => person === inside.person.id) ?? false)
  const { messages, hasMore } = thread.body
  const isLate = post.status === 'pending_approval' && post.scheduledAt !== null && Date.parse(post.scheduledAt) < reader.now
  return (
    <>
      <Head action={<StateBadge state={post.status} />} back={{ href: '/posts', label: 'Posts' }} lead={[platformLabel(post.platform), post.account?.handle, post.status !== 'posted' && (post.scheduledAt ? `planned ${planned(post.scheduledAt, reader)}` : 'no date yet')].filter(Boolean).join(' · ')} title={post.title} />
      {Boolean(row.scheduledAt) && ['approved', 'pending_approval', 'changes_requested'].includes(post.status) && <Paused inside={inside} what="This post does not go out" />}
      <Standing agent={agent} approval={approval} reader={reader} row={row as never} />
      {isLate && <div className="mt-3"><Notice tone="neutral">Its planned time has passed. Once it is approved, {agent} gives it a new one.</Notice></div>}
      <div className="mt-4 grid grid-cols-1 gap-4 lg:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)] lg:items-start">
        <Card className="max-lg:border-0 max-lg:bg-transparent max-lg:shadow-none">
          <div className="mx-auto max-w-[34rem] lg:p-6"><NetworkFrame post={post} /></div>
          {waits && <Decide allowed={['approve', 'request-changes', 'reject']} id={post.id} title={post.title} type="post" version={post.version} />}
        </Card>
        <div className={`grid grid-cols-1 gap-4 ${waits ? 'max-lg:pb-20' : ''}`}>
          {latest && latest.changes.length > 0 && <Panel id="changes" title={`What changed in version ${latest.to}`}><Changes changes={latest.changes} reader={reader} /></Panel>}
          {post.status === 'posted' && <Metrics post={post.id} reader={reader} req={req} />}
          {post.pictures.length > 1 && <Panel id="pictures" title={`All ${post.pictures.length} pictures`}><Gallery className="rounded-md" eager={false} fit="contain" pictures={post.pictures} /></Panel>}
          <Panel id="thread" title="Comments">
            <Talk empty={<p className="text-sm text-quiet">Nothing was said yet.</p>} first={{ lines: told<Line[]>(messages), hasMore }} label="Write a comment" place={{ read: `/posts/${id}/thread`, write: `/posts/${id}/thread`, mark: `/posts/${id}/thread/read`, conversation: `post:${id}` }} reader={reader} />
          </Panel>
        </div>
      </div>
    </>
  )
}
