import type { CollectionConfig } from 'payload'
import { platformKeys } from '@/src/domain/social/rules/platforms'
import { choice, flag, moment, text, to } from '../fields'
import { ledger } from '../fields/owned'
import { figures } from './figures'

/** The figures of a post as they were at one time; a correction is a new row (spec 02-social §4.2). */
export const postMetrics: CollectionConfig = ledger({
  slug: 'post-metrics',
  admin: { group: 'Records', defaultColumns: ['post', 'platform', 'capturedAt', 'source', 'likes', 'comments', 'shares', 'views'] },
  fields: [
    to('post', 'posts', { required: true, index: true }),
    choice('platform', platformKeys),
    moment('capturedAt', { required: true }),
    choice('source', ['hand', 'sync', 'import'], { required: true }),
    ...figures(),
    to('recordedBy', 'users'),
    text('note', 300),
    flag('decreased'),
  ],
  indexes: [{ fields: ['post', 'source', 'capturedAt'], unique: true }, { fields: ['agency', 'client', 'capturedAt'] }],
})
