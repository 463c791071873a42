import type { CollectionConfig } from 'payload'
import { area, choice, data, flag, moment, picture, text, to, whole } from '../fields'
import { ledger } from '../fields/owned'

const hidden = { admin: { hidden: true } } as const

/**
 * One round in which a client is asked about one thing: what exactly was shown, to whom, and how it ended. A later change ends the
 * round; the next submission opens another one.
 */
export const approvals: CollectionConfig = ledger({
  slug: 'approvals',
  admin: { useAsTitle: 'title', group: 'Records', defaultColumns: ['openedAt', 'title', 'subjectType', 'round', 'status', 'outcome', 'mode'] },
  fields: [
    text('subjectType', 50, { required: true }),
    text('subjectId', 64, { required: true }),
    text('title', 255),
    text('account', 150),
    moment('dueAt', { label: 'Due' }),
    picture('thumbnail', hidden),
    whole('round', { required: true, defaultValue: 1 }),
    whole('version', { required: true, defaultValue: 1 }),
    text('fingerprint', 64, { required: true }),
    data('snapshot', hidden),
    picture('picture'),
    choice('policy', ['any', 'all', 'in_order'], { required: true, defaultValue: 'any' }),
    // Ids in the order in which they are asked; empty: every user of the client.
    data('approvers', hidden),
    to('turn', 'users'),
    choice('status', ['open', 'complete', 'superseded'], { required: true, defaultValue: 'open' }),
    choice('outcome', ['approved', 'rejected', 'changes_requested']),
    choice('mode', ['client', 'override', 'email_link']),
    to('openedBy', 'users'),
    moment('openedAt', { label: 'Opened' }),
    moment('closedAt', { label: 'Closed' }),
    text('closeReason', 50),
    whole('reminders', { defaultValue: 0 }),
    moment('remindedAt'),
    moment('escalatedAt'),
    moment('warnedAt'),
    // Since when nobody is left who has not agreed, and nobody has confirmed that this is enough.
    moment('stalledAt'),
  ],
  indexes: [{ fields: ['subjectType', 'subjectId', 'round'], unique: true }, { fields: ['client', 'status', 'openedAt'] }],
})

/** What one person said in a round; taken back within seconds it stays, and says when. */
export const approvalDecisions: CollectionConfig = ledger({
  slug: 'approval-decisions',
  admin: { useAsTitle: 'decision', group: 'Records', defaultColumns: ['at', 'approval', 'user', 'decision', 'via', 'override'] },
  fields: [
    to('approval', 'approvals', { required: true, index: true }),
    to('user', 'users', { required: true, index: true }),
    choice('decision', ['approve', 'reject', 'request_changes'], { required: true }),
    area('note', 2000),
    choice('via', ['portal', 'link', 'api'], { required: true, defaultValue: 'portal' }),
    flag('override'),
    // Says yes once more, because who else was asked has left.
    flag('confirms'),
    area('overrideReason', 500),
    whole('version', { required: true, defaultValue: 1 }),
    text('fingerprint', 64, { required: true }),
    moment('at', { required: true }),
    moment('undoneAt'),
  ],
})
