import type { CollectionConfig } from 'payload'
import { claim } from '@/src/domain/content/claim.workflow'
import { claimEndpoints } from '@/src/domain/content/endpoints'
import { statusField, transitionEndpoints } from '@/src/engine/workflow'
import { area, bySystem, choice, data, flag, moment, text, to, whole } from '../fields'
import { ledger, owned } from '../fields/owned'

/** The stored text of each source a document rests on, kept with it until it is removed. */
export const evidence: CollectionConfig = ledger({
  slug: 'evidence',
  admin: { useAsTitle: 'title', group: 'Records', defaultColumns: ['title', 'domain', 'score', 'accessedAt'] },
  fields: [
    to('document', 'documents', { required: true, index: true }),
    choice('kind', ['web', 'source', 'brief'], { required: true, defaultValue: 'web' }),
    to('source', 'sources'),
    text('ref', 20),
    text('url', 2048),
    text('title', 500),
    text('publisher', 255),
    text('domain', 255),
    text('hash', 64),
    area('text', 500_000, { admin: { rows: 20 } }),
    { name: 'score', type: 'number' },
    moment('publishedAt'),
    moment('accessedAt'),
  ],
  indexes: [{ fields: ['document', 'ref'], unique: true }],
})

/** One statistic, quote or statement of a document with the literal passage it rests on, or the lack of one. */
export const claims: CollectionConfig = owned(
  {
    slug: 'claims',
    admin: { useAsTitle: 'text', group: 'Records', defaultColumns: ['text', 'kind', 'place', 'status'] },
    fields: [
      bySystem(to('document', 'documents', { required: true, index: true })),
      bySystem(choice('kind', ['statistic', 'quote', 'statement'], { required: true })),
      bySystem(text('place', 100)),
      bySystem(whole('position')),
      bySystem(area('text', 4000)),
      bySystem(data('figures')),
      bySystem(to('evidence', 'evidence')),
      bySystem(area('passage', 8000)),
      bySystem(whole('start')),
      bySystem(whole('end')),
      bySystem(flag('found')),
      statusField(claim),
      bySystem(area('waiveReason', 2000)),
      bySystem(to('waivedBy', 'users')),
      bySystem(moment('waivedAt')),
    ],
    indexes: [{ fields: ['document', 'position'] }],
    endpoints: [...claimEndpoints, ...transitionEndpoints(claim)],
  },
  'required',
  false,
)
