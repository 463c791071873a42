import type { CollectionConfig } from 'payload'
import { raiseTemplateVersion } from '@/hooks/content/raiseTemplateVersion'
import { recordChange, recordDelete } from '@/hooks/recordChange'
import { templateEndpoints } from '@/src/domain/content/templateEndpoints'
import { area, atCreation, bySystem, choice, data, flag, moment, picture, text, to, whole, words } from '../fields'
import { shared } from '../fields/owned'

/** The designs a document can have: markup with holes and a stylesheet on the brand's variables (spec 01-content §1.1). */
export const templates: CollectionConfig = shared({
  slug: 'templates',
  admin: { useAsTitle: 'name', group: 'Content', defaultColumns: ['name', 'code', 'category', 'isDefault', 'isPremium', 'isActive'] },
  defaultSort: 'sortOrder',
  fields: [
    {
      type: 'tabs',
      tabs: [
        {
          label: 'Design',
          fields: [
            { type: 'ui', name: 'preview', admin: { components: { Field: '@/src/admin/template/TemplatePreview#TemplatePreview' } } },
            atCreation(text('code', 50, { required: true, unique: true, validate: (value: unknown) => /^[A-Z][A-Z0-9]*_[0-9]{2}$/.test(String(value)) || 'Write it like EXEC_01.' })),
            text('name', 255, { required: true }),
            area('description', 2000),
            { name: 'html', type: 'code', required: true, admin: { language: 'html', components: { Field: '@/src/admin/code/CodeArea#CodeArea' } } },
            { name: 'css', type: 'code', required: true, admin: { language: 'css', components: { Field: '@/src/admin/code/CodeArea#CodeArea' } } },
          ],
        },
        {
          label: 'Capabilities',
          fields: [
            ...['supportsCharts', 'supportsStatistics', 'supportsQuotes', 'supportsTables', 'supportsCallouts'].map((name) => flag(name, true)),
            choice('chartTypes', ['bar', 'line', 'donut', 'comparison'], { hasMany: true, defaultValue: ['bar', 'line', 'donut', 'comparison'] }),
            choice('calloutTypes', ['tip', 'warning', 'note', 'example'], { hasMany: true, defaultValue: ['tip', 'warning', 'note', 'example'] }),
            whole('maxSections', { defaultValue: 10 }),
            whole('maxStatistics', { defaultValue: 8 }),
            whole('maxQuotes', { defaultValue: 3 }),
            text('recommendedSections', 20),
            { name: 'colorUsage', type: 'group', fields: [text('primary'), text('secondary'), text('accent')] },
          ],
        },
        {
          label: 'Gallery',
          fields: [
            choice('category', ['executive', 'minimal', 'modern', 'corporate', 'creative'], { index: true }),
            words('tags', 10),
            picture('previewImage'),
            picture('previewPdf'),
            data('sampleContent'),
            text('author', 100),
            area('releaseNotes', 2000),
            whole('sortOrder', { defaultValue: 0, index: true }),
          ],
        },
      ],
    },
    atCreation(to('agency', 'agencies', { index: true, admin: { position: 'sidebar', description: 'Empty: for every agency.' } })),
    flag('isActive', true, { index: true, admin: { position: 'sidebar' } }),
    flag('isPremium', false, { index: true, admin: { position: 'sidebar' } }),
    flag('isDefault', false, { admin: { position: 'sidebar' } }),
    moment('publishedAt', { admin: { position: 'sidebar', description: 'Empty: a draft that agencies do not see.' } }),
    bySystem(whole('version', { defaultValue: 1, admin: { position: 'sidebar' } })),
  ],
  hooks: { beforeChange: [raiseTemplateVersion], afterChange: [recordChange], afterDelete: [recordDelete] },
  endpoints: templateEndpoints,
})
