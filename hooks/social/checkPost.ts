import type { CollectionBeforeValidateHook, PayloadRequest } from 'payload'
import { checkLink } from '@/src/domain/social/posts/link'
import { changedParts, contentOf } from '@/src/domain/social/posts/content'
import { accountOf } from '@/src/domain/social/posts/account'
import { checkImages } from '@/src/domain/social/posts/images'
import { agentFor } from '@/src/domain/social/posts/agent'
import { systemReason } from '@/src/engine/doors'
import { fail } from '@/src/errors'

type Row = Record<string, unknown>

/** A post is on one of its client's accounts, holds pictures of its client, and is changed only while it is in work (spec 02-social §5.1). */
export const checkPost: CollectionBeforeValidateHook = async ({ data, operation, originalDoc, req }) => {
  if (!data) return data
  const [before, byPerson] = [originalDoc as Row | undefined, systemReason() === undefined && Boolean(req.user)]
  if (operation === 'update' && before && byPerson) await mayEdit(req, data, before)
  const account = await accountOf(req, data, before)
  await checkImages(req, data, before)
  checkZone(data)
  if (operation !== 'create') return { ...data, ...account }
  return { ...data, ...account, author: data.author ?? req.user?.id ?? null, agent: data.agent ?? (await agentFor(req, data)), publishState: data.publishState ?? 'none' }
}

const inWork = ['draft', 'changes_requested']

const mayEdit = async (req: PayloadRequest, data: Row, before: Row): Promise<void> => {
  if (before.deletedAt) throw fail('RES_001')
  const state = String(before.status)
  const changed = [...changedParts(contentOf(before), contentOf({ ...before, ...data })), ...plansChanged(before, data)]
  const kept = inWork.includes(state) ? changed.filter((name) => name === 'connection' && state !== 'draft') : changed
  if (kept.length > 0) throw fail('RES_003', { name: 'LOCKED', message: whyLocked(state, kept), details: { state, fields: kept } })
  if (data.postUrl !== undefined && data.postUrl !== before.postUrl) await checkLink(req, before, String(data.postUrl ?? ''))
}

const plansChanged = (before: Row, data: Row): string[] =>
  ['scheduledAt', 'scheduledTimezone', 'autoPublish'].filter((name) => name in data && plain(data[name]) !== plain(before[name]))

const plain = (value: unknown): string => {
  const time = typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : NaN
  return Number.isNaN(time) ? String(value || '') : String(time)
}

const whyLocked = (state: string, fields: readonly string[]): string => {
  if (fields.every((name) => name === 'connection') && state === 'changes_requested') return 'The account of a post can be changed only while it is a draft.'
  const reasons: Record<string, string> = {
    pending_approval: 'This post waits for the client’s decision. Take it back first.',
    approved: 'This post is approved. Change its time with “Reschedule”, or withdraw it to change anything else.',
    rejected: 'A rejected post stays as it is. Use it as a new draft.',
    posted: 'This post is out. Only its link can be corrected, within seven days.',
  }
  return reasons[state] ?? 'This post cannot be changed now.'
}

const checkZone = (data: Row): void => {
  if (!data.scheduledTimezone) return
  try {
    new Intl.DateTimeFormat('en', { timeZone: String(data.scheduledTimezone) })
  } catch {
    throw fail('VAL_001', { field: 'scheduledTimezone', message: `${String(data.scheduledTimezone).slice(0, 64)} is not a time zone such as Europe/Berlin.` })
  }
}
