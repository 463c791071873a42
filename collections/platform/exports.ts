import type { CollectionConfig } from 'payload'
import { recordChange, recordDelete } from '@/hooks/recordChange'
import { checkPreset } from '@/hooks/platform/checkPreset'
import { exportEndpoints } from '@/src/domain/platform/exports/endpoints'
import { clocks, columnKeys, dateStyles, separators } from '@/src/domain/social/export/columns'
import { choice, data, moment, text, to, whole } from '../fields'
import { ledger, owned } from '../fields/owned'

const hidden = { admin: { hidden: true } } as const

/** What somebody asked to have as a file, made by a worker: of posts, of a client, of the agency. The file goes after a week. */
export const exports: CollectionConfig = ledger({
  slug: 'exports',
  admin: { useAsTitle: 'title', group: false, defaultColumns: ['createdAt', 'title', 'format', 'status', 'requestedBy', 'expiresAt'] },
  fields: [
    choice('kind', ['posts', 'client', 'agency'], { required: true }),
    choice('format', ['csv', 'json', 'zip', 'ics'], { required: true }),
    text('title', 255),
    choice('status', ['queued', 'running', 'ready', 'failed', 'expired'], { required: true, defaultValue: 'queued' }),
    to('requestedBy', 'users', { label: 'Asked for by' }),
    whole('total', { defaultValue: 0 }),
    whole('done', { defaultValue: 0 }),
    whole('bytes'),
    to('file', 'files'),
    text('error', 500),
    // What was asked, as the rows that the person reached then, and a hash of that reach: nobody downloads more than they reach.
    data('filter', hidden),
    data('options', hidden),
    text('question', 64, { index: true, ...hidden }),
    text('reach', 64, hidden),
    moment('completedAt'),
    moment('expiresAt'),
  ],
  indexes: [{ fields: ['requestedBy', 'createdAt'] }, { fields: ['status', 'expiresAt'] }],
  endpoints: exportEndpoints,
})

/** How a tool for posting wants its table: which columns in which order, what they are called there, how times are written. */
export const exportPresets: CollectionConfig = owned(
  {
    slug: 'export-presets',
    admin: { useAsTitle: 'name', group: false, defaultColumns: ['name', 'dateStyle', 'clock', 'timezone', 'updatedAt'] },
    fields: [
      text('name', 80, { required: true }),
      { name: 'columns', type: 'array', required: true, minRows: 1, maxRows: 40, fields: [choice('column', columnKeys, { required: true }), text('heading', 80)] },
      choice('dateStyle', dateStyles, { required: true, defaultValue: 'iso' }),
      choice('clock', clocks, { required: true, defaultValue: '24h' }),
      choice('separator', separators, { required: true, defaultValue: 'line' }),
      text('timezone', 64, { admin: { description: 'Times are written in this zone; empty: in each post’s own.' } }),
    ],
    indexes: [{ fields: ['agency', 'name'], unique: true }],
    hooks: { beforeValidate: [checkPreset], afterChange: [recordChange], afterDelete: [recordDelete] },
  },
  'none',
)
