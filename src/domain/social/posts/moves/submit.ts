import type { PayloadRequest } from 'payload'
import { openRound } from '@/src/domain/platform/approvals'
import { recordLine } from '@/src/domain/platform/messages'
import { post } from '@/src/domain/social/post.workflow'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { idOf } from '@/src/engine/idOf'
import { transition } from '@/src/engine/workflow'
import { fail } from '@/src/errors'
import { changedParts, contentOf, type PostContent } from '../content'
import { lockPost, mustHaveSeen, placeOf, type Row } from '../row'
import '../subject'
import { mustPass, verdictOf } from '../verdict'

type Given = { version?: number; note?: string }
export type Submitted = Omit<PostContent, 'images'> & { images: (PostContent['images'][number] & { rendition: string | null })[]; version: number; platform: unknown; scheduledAt: unknown; scheduledTimezone: unknown; autoPublish: boolean }

const release = `update files set private_at = null where id in (select unnest(array[i.file_id, i.rendition_id]) from posts_images i where i._parent_id = $1) and private_at is not null and purpose = 'post'`

/**
 * Puts a post before the client: a draft for the first time, one in work again. Its content is kept as the client will see it, its pictures
 * can be seen from now on, and the client is asked. Throws RES_001, AUTH_004, VAL_001 with every fault, VAL_002 (428),
 * RES_003 `STALE_VERSION`, `NOTHING_CHANGED`, `NO_REVIEWER`, `INVALID_TRANSITION`.
 */
export const submitPost = (req: PayloadRequest, id: string, { version, note }: Given, asked?: 'resubmit'): Promise<void> =>
  inTransaction(req, async () => {
    const row = await lockPost(req, id)
    const move = asked ?? (row.status === 'changes_requested' ? 'resubmit' : 'submit')
    if (post.transitions[move].from.includes(row.status as never)) {
      mustHaveSeen(req, row, version)
      mustPass(await verdictOf(req, row))
    }
    const content = contentOf(row)
    const changed = move === 'resubmit' ? changedSince(row, content, note) : []
    const submittedContent: Submitted = { ...content, images: content.images.map((image, at) => ({ ...image, rendition: idOf(((row.images ?? []) as Row[])[at]?.rendition) })), version: row.version, platform: row.platform, ...planOf(row) }
    await transition(req, post, move, { id, note, changes: { submittedAt: new Date().toISOString(), submittedBy: req.user?.id ?? null, submittedContent }, metadata: { version: row.version, ...(changed.length && { changed }) } })
    await sqlOf(req).query(release, [id])
    await openRound(req, { slug: 'posts', id })
    await recordLine(req, { subject: { slug: 'posts', id }, ...placeOf(row), intent: move === 'submit' ? 'submitted' : 'resubmitted', body: lineFor(changed, note), version: row.version })
  })

/** When and how a post is to go out, as it is kept with what was submitted. */
export const planOf = (row: Record<string, unknown>): Pick<Submitted, 'scheduledAt' | 'scheduledTimezone' | 'autoPublish'> => ({ scheduledAt: row.scheduledAt ?? null, scheduledTimezone: row.scheduledTimezone ?? null, autoPublish: Boolean(row.autoPublish) })

const instant = (time: unknown): number | null => (time ? Date.parse(String(time)) : null)

const changedSince = (row: Row, content: PostContent, note?: string): string[] => {
  if (row.status !== 'changes_requested') return []
  const kept = row.submittedContent as Row
  const changed = [...changedParts(contentOf(kept), content), ...(instant(kept.scheduledAt) !== instant(row.scheduledAt) ? ['time'] : [])]
  if (changed.length === 0 && !note?.trim()) throw fail('RES_003', { name: 'NOTHING_CHANGED', message: 'Nothing has changed since the client saw this post. Change it, or answer with a note.' })
  return changed
}

const words: Record<string, string> = { title: 'title', caption: 'caption', images: 'images', connection: 'account' }

const lineFor = (changed: readonly string[], note?: string): string | null => {
  const what = changed.map((part) => words[part] ?? part)
  const told = what.length ? `Changed: ${what.join(', ')}.` : null
  return [told, note?.trim()].filter(Boolean).join('\n\n') || null
}
