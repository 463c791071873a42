import type { CollectionConfig } from 'payload'
import { keepApprovers } from '@/hooks/platform/keepApprovers'
import { takeSeat } from '@/hooks/platform/takeSeat'
import { giveSlug } from '@/hooks/platform/giveSlug'
import { recordChange } from '@/hooks/recordChange'
import { clientDocumentEndpoints } from '@/src/domain/content/endpoints'
import { clientExports } from '@/src/domain/content/export'
import { socialClientEndpoints } from '@/src/domain/social/overview/endpoints'
import { clientStopEndpoints } from '@/src/domain/social/stops/endpoints'
import { clientEndpoints } from '@/src/domain/platform/clientEndpoints'
import { isZone } from '@/src/domain/social/rules/time'
import { tones } from '@/src/domain/content/tones'
import { area, bySystem, choice, colour, flag, mail, moment, picture, text, to, webAddress, whole, words } from '../fields'
import { owned } from '../fields/owned'

/** The agency's customer: brand, voice and defaults of everything made for it (spec 06-platform §4). An active one takes a seat. */
export const clients: CollectionConfig = owned(
  {
    slug: 'clients',
    admin: {
      useAsTitle: 'companyName',
      group: 'Clients',
      defaultColumns: ['companyName', 'industry', 'totalDocumentsGenerated', 'lastDocumentGeneratedAt', 'isActive'],
      listSearchableFields: ['companyName', 'contactName', 'industry'],
      components: {
        edit: { beforeDocumentControls: ['@/src/admin/client/accounts/OpenTab#OpenTab', '@/src/admin/client/ExportButton#ExportButton', '@/src/admin/generate/GenerateButton#GenerateButton'] },
        beforeListTable: ['@/src/admin/client/SeatsHint#SeatsHint', '@/src/admin/client/ExportButton#ExportButton'],
      },
    },
    defaultSort: 'companyName',
    fields: [
      {
        type: 'tabs',
        tabs: [
          {
            label: 'Company',
            fields: [
              text('companyName', 255, { required: true }),
              text('companySlug', 100, { index: true, admin: { description: 'Part of file addresses; made from the name when left empty.' } }),
              text('industry', 255, { admin: { description: 'Technology, healthcare, finance, manufacturing, retail, consulting or your own word.' } }),
              choice('companySize', ['1-10', '11-50', '51-200', '201-500', '500+']),
              webAddress('websiteUrl'),
              area('companyDescription', 500),
              text('location', 255),
              text('timezone', 64, { validate: (zone: unknown) => !zone || isZone(zone) || 'Choose a time zone, for example Europe/Vienna.', admin: { description: 'Times of posts are planned in it; empty: the agency’s.' } }),
              { type: 'row', fields: [text('contactName', 255), text('contactTitle', 100)] },
              { type: 'row', fields: [mail('contactEmail'), text('contactPhone', 50)] },
            ],
          },
          {
            label: 'Brand',
            description: 'What is left empty is taken from the agency.',
            fields: [colour('colorAccent1'), colour('colorAccent2'), colour('colorAccent3'), picture('logoHorizontal'), picture('logoVertical'), picture('logoRound'), picture('coverImage'), area('footerText', 500)],
          },
          {
            label: 'Content defaults',
            fields: [
              choice('defaultTone', tones, { defaultValue: 'professional' }),
              to('defaultTemplate', 'templates'),
              words('relatedServices', 20),
              words('targetKeywords', 10),
              area('additionalContext', 4000),
              area('brandVoiceNotes', 4000),
              text('language', 10, { defaultValue: 'en', admin: { description: 'Language of the documents, e.g. en, de, ar.' } }),
              whole('maxDocumentCostCents', { admin: { description: 'No document may cost more; empty: the agency’s limit.' } }),
            ],
          },
          {
            label: 'Approval',
            fields: [
              choice('approvalPolicy', ['any', 'all', 'in_order'], { defaultValue: 'any', admin: { description: 'Who has to say yes: any one of the approvers, all of them, or one after the other.' } }),
              to('approvers', 'users', { hasMany: true, admin: { description: 'Empty: every user of the client.' } }),
              flag('decisionLinks', true, { admin: { description: 'Mails about something to decide hold a link that opens it without signing in.' } }),
              flag('requireClientReview', false, { admin: { description: 'The client reviews documents: they are sent to it, and approved or sent back with words.' } }),
            ],
          },
          { label: 'Sources', fields: [{ name: 'sourcesList', type: 'join', collection: 'sources', on: 'client', admin: { defaultColumns: ['title', 'kind', 'wordCount', 'extractionError', 'useInGeneration', 'createdAt'] } }] },
          { label: 'Documents', fields: [{ name: 'documentsList', type: 'join', collection: 'documents', on: 'client', defaultSort: '-createdAt', admin: { allowCreate: false, defaultColumns: ['title', 'status', 'pdfPageCount', 'createdAt'] } }] },
          { label: 'Accounts', fields: [{ type: 'ui', name: 'accounts', admin: { components: { Field: '@/src/admin/client/accounts/AccountsTab#AccountsTab' } } }] },
          { label: 'Activity', fields: [{ type: 'ui', name: 'activity', admin: { components: { Field: '@/src/admin/client/Activity#Activity' } } }] },
        ],
      },
      bySystem(whole('totalDocumentsGenerated', { label: 'Documents', defaultValue: 0, admin: { position: 'sidebar' } })),
      bySystem(moment('lastDocumentGeneratedAt', { label: 'Last document', admin: { position: 'sidebar' } })),
      bySystem(flag('isActive', true, { admin: { position: 'sidebar' } })),
      bySystem(moment('deactivatedAt', { admin: { hidden: true } })),
      bySystem(text('deactivationReason', 1000, { admin: { hidden: true } })),
    ],
    indexes: [{ fields: ['agency', 'companySlug'], unique: true }, { fields: ['agency', 'companyName'] }, { fields: ['agency', 'isActive'] }],
    hooks: { beforeChange: [takeSeat, giveSlug, keepApprovers], afterChange: [recordChange] },
    endpoints: [...clientExports, ...socialClientEndpoints, ...clientStopEndpoints, ...clientDocumentEndpoints, ...clientEndpoints],
  },
  'none',
)
