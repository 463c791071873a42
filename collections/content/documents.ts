import type { CollectionConfig } from 'payload'
import { closeReview } from '@/hooks/content/closeReview'
import { leanList } from '@/hooks/content/leanList'
import { leaveOutDeleted } from '@/hooks/content/leaveOutDeleted'
import { recordChange } from '@/hooks/recordChange'
import { document } from '@/src/domain/content/document.workflow'
import { reviewEndpoints } from '@/src/domain/content/review/endpoints'
import { documentReview } from '@/src/domain/content/review/review.workflow'
import { documentEndpoints } from '@/src/domain/content/endpoints'
import { threadEndpoints } from '@/src/domain/platform/messages/threads/endpoints'
import { tones } from '@/src/domain/content/tones'
import { statusField, transitionEndpoints } from '@/src/engine/workflow'
import { area, bySystem, choice, data, moment, picture, text, to, whole } from '../fields'
import { owned } from '../fields/owned'

const unseen = { admin: { hidden: true } } as const

/** A topic on its way to a researched, designed PDF (spec 01-content §1.2). Made by `generate`, changed by its pipeline and by actions. */
export const documents: CollectionConfig = owned(
  {
    slug: 'documents',
    admin: {
      useAsTitle: 'title',
      group: 'Content',
      defaultColumns: ['title', 'client', 'status', 'pdfPageCount', 'createdAt'],
      listSearchableFields: ['title', 'topic'],
      components: {
        views: { edit: { root: { Component: '@/src/admin/document/DocumentView#DocumentView' } } },
        beforeListTable: ['@/src/admin/generate/GenerateLink#GenerateLink'],
      },
    },
    fields: [
      { name: 'title', type: 'text', required: true, maxLength: 500 },
      text('subtitle', 500),
      bySystem(text('topic', 500, { required: true })),
      statusField(document),
      statusField(documentReview),
      bySystem(to('template', 'templates', { admin: { position: 'sidebar' } })),
      bySystem(whole('templateVersion', unseen)),
      bySystem(to('createdBy', 'users', { index: true, admin: { position: 'sidebar' } })),
      bySystem(to('pipelineRun', 'pipeline-runs', unseen)),
      bySystem(text('slug', 200, unseen)),
      bySystem(data('content', unseen)),
      bySystem(picture('pdf', unseen)),
      bySystem(whole('pdfFileSizeBytes', unseen)),
      bySystem(whole('pdfPageCount', { label: 'Pages' })),
      bySystem(whole('wordCount', { label: 'Words' })),
      bySystem(picture('coverImage', unseen)),
      bySystem(choice('coverImageSource', ['stock', 'uploaded', 'generated', 'none'], unseen)),
      bySystem(text('coverImageProviderId', 100, unseen)),
      bySystem(text('coverImageAttribution', 500, unseen)),
      bySystem(choice('inputTone', tones)),
      bySystem(text('inputIndustry', 255, unseen)),
      bySystem(text('inputWebsiteUrl', 2048, unseen)),
      ...['inputKeywords', 'inputRelatedServices', 'inputSourceIds', 'researchSources', 'qualityWarnings', 'qualityMetrics', 'branding'].map((name) => bySystem(data(name, unseen))),
      bySystem(area('inputCustomDirection', 1000, unseen)),
      bySystem(area('inputAdditionalContext', 2000, unseen)),
      bySystem(text('inputCoverImageSearch', 200, unseen)),
      bySystem(picture('inputCoverImage', unseen)),
      bySystem({ name: 'inputSourcesOnly', type: 'checkbox', defaultValue: false, admin: { hidden: true } }),
      ...['researchSourceCount', 'researchDurationSeconds', 'generationDurationSeconds', 'generationRetryCount', 'tokensInput', 'tokensOutput', 'costCents'].map((name) => bySystem(whole(name, { defaultValue: 0, ...unseen }))),
      ...['generationQueuedAt', 'generationStartedAt', 'generationCompletedAt', 'expiresAt', 'deletedAt'].map((name) => bySystem(moment(name, { index: name === 'expiresAt', ...unseen }))),
      { ...bySystem(moment('expiryNoticedAt', unseen)), hidden: true },
      // Raising it ends every link that was given out before.
      bySystem(whole('shareVersion', { defaultValue: 0, ...unseen })),
      bySystem(moment('sharedUntil', unseen)),
      bySystem(text('generationErrorCode', 20, unseen)),
      bySystem(area('generationErrorMessage', 2000, unseen)),
      bySystem(text('generationErrorStep', 50, unseen)),
      bySystem({ name: 'sandbox', type: 'checkbox', defaultValue: false, admin: { hidden: true } }),
    ],
    indexes: [{ fields: ['agency', 'status', 'createdAt'] }, { fields: ['client', 'createdAt'] }],
    hooks: { beforeOperation: [leaveOutDeleted, leanList], afterChange: [recordChange, closeReview] },
    endpoints: [...documentEndpoints, ...threadEndpoints('documents', 'documents:read'), ...reviewEndpoints, ...transitionEndpoints(document)],
  },
  'required',
)
