import type { CollectionConfig } from 'payload'
import { checkSource } from '@/hooks/content/checkSource'
import { recordChange, recordDelete } from '@/hooks/recordChange'
import { area, atCreation, bySystem, choice, flag, moment, picture, text, to, webAddress, whole, words } from '../fields'
import { owned } from '../fields/owned'

/** A client's own material: pasted text, links and uploaded reports, used before and beside the web (spec 01-content §1.3). */
export const sources: CollectionConfig = owned(
  {
    slug: 'sources',
    admin: { useAsTitle: 'title', group: 'Clients', defaultColumns: ['title', 'client', 'kind', 'wordCount', 'extractionError', 'createdAt'] },
    fields: [
      text('title', 500, { required: true }),
      atCreation(choice('kind', ['note', 'url', 'file'], { required: true, defaultValue: 'note' })),
      area('note', 50_000, { admin: { condition: (_, sibling) => sibling.kind === 'note', rows: 16, description: 'Paste the text here, up to 50,000 characters.' } }),
      webAddress('url', { admin: { condition: (_, sibling) => sibling.kind === 'url' } }),
      picture('file', { admin: { condition: (_, sibling) => sibling.kind === 'file', description: 'PDF, Word, text, Markdown or HTML, up to 25 MB.', components: { Field: '@/src/admin/source/SourceFile#SourceFile' } } }),
      moment('publishedDate', { admin: { date: { pickerAppearance: 'dayOnly' } } }),
      words('tags', 20),
      { name: 'authority', type: 'number', min: 0, max: 1, defaultValue: 0.9, admin: { position: 'sidebar', step: 0.05, description: 'How much weight it has in research, 0 to 1.' } },
      flag('useInGeneration', true, { admin: { position: 'sidebar' } }),
      bySystem(to('createdBy', 'users', { admin: { position: 'sidebar' } })),
      bySystem(area('extractedText', 500_000, { admin: { rows: 12, description: 'What the platform reads from it.', condition: (row) => Boolean(row.extractedText) } })),
      bySystem(whole('wordCount', { label: 'Words', admin: { position: 'sidebar' } })),
      bySystem(text('contentHash', 64, { admin: { hidden: true } })),
      bySystem(moment('extractedAt', { admin: { hidden: true } })),
      bySystem(area('extractionError', 1000, { label: 'Not read because', admin: { condition: (row) => Boolean(row.extractionError) } })),
    ],
    indexes: [{ fields: ['client', 'useInGeneration'] }],
    hooks: { beforeValidate: [checkSource], afterChange: [recordChange], afterDelete: [recordDelete] },
  },
  'required',
)
