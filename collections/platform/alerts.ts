import type { CollectionConfig } from 'payload'
import { alertEndpoints } from '@/src/domain/platform/audit/endpoints'
import { area, choice, moment, text, whole } from '../fields'
import { ledger } from '../fields/owned'

/** What the operator of the installation has to look at: broken chains, rows across agencies, hooks that keep failing. */
export const alerts: CollectionConfig = ledger({
  slug: 'alerts',
  admin: { useAsTitle: 'title', group: false, defaultColumns: ['lastSeenAt', 'severity', 'title', 'times', 'resolvedAt'] },
  defaultSort: '-lastSeenAt',
  fields: [
    text('kind', 100, { required: true }),
    choice('severity', ['info', 'warning', 'critical'], { required: true, defaultValue: 'warning' }),
    text('title', 255, { required: true }),
    area('detail', 4000),
    text('subject', 255, { defaultValue: '' }),
    whole('times', { defaultValue: 1 }),
    moment('lastSeenAt', { index: true }),
    moment('resolvedAt', { index: true }),
  ],
  endpoints: alertEndpoints,
})
