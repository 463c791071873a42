import type { CollectionConfig, Field } from 'payload'

const texts = (...names: string[]): Field[] => names.map((name) => ({ name, type: 'text' }))
const numbers = (...names: string[]): Field[] => names.map((name) => ({ name, type: 'number' }))
const dates = (...names: string[]): Field[] => names.map((name) => ({ name, type: 'date' }))
const json = (...names: string[]): Field[] => names.map((name) => ({ name, type: 'json' }))
const flags = (...names: string[]): Field[] => names.map((name) => ({ name, type: 'checkbox', defaultValue: false }))

export const agencies: CollectionConfig = {
  slug: 'agencies',
  fields: [{ name: 'name', type: 'text', required: true }, { name: 'slug', type: 'text', unique: true }, { name: 'isActive', type: 'checkbox', defaultValue: true }],
}

export const users: CollectionConfig = {
  slug: 'users',
  auth: { tokenExpiration: 7200 },
  fields: [...texts('firstName', 'lastName', 'displayName', 'jobTitle', 'phone', 'timezone', 'locale'), ...json('notificationPreferences'), ...flags('isActive', 'isSuperAdmin')],
}

/** The columns of our clients; our two join fields are left out, which spares the twin their cost. */
export const clients: CollectionConfig = {
  slug: 'clients',
  defaultSort: 'companyName',
  fields: [
    { name: 'companyName', type: 'text', required: true },
    { name: 'companySlug', type: 'text', index: true },
    ...texts('industry', 'companySize', 'websiteUrl', 'companyDescription', 'location', 'contactName', 'contactTitle', 'contactEmail', 'contactPhone'),
    ...texts('colorAccent1', 'colorAccent2', 'colorAccent3', 'footerText', 'defaultTone', 'additionalContext', 'brandVoiceNotes', 'language', 'deactivationReason'),
    { name: 'relatedServices', type: 'text', hasMany: true },
    { name: 'targetKeywords', type: 'text', hasMany: true },
    ...flags('requireClientReview'),
    { name: 'isActive', type: 'checkbox', defaultValue: true },
    ...numbers('maxDocumentCostCents', 'totalDocumentsGenerated', 'version'),
    ...dates('lastDocumentGeneratedAt', 'deactivatedAt'),
  ],
  indexes: [{ fields: ['agency', 'companySlug'], unique: true }, { fields: ['agency', 'companyName'] }],
}

/** The columns of our documents; relations to collections that the twin lacks are plain texts, which spares it their look-ups. */
export const documents: CollectionConfig = {
  slug: 'documents',
  defaultSort: '-createdAt',
  fields: [
    { name: 'client', type: 'relationship', relationTo: 'clients', required: true, index: true },
    { name: 'title', type: 'text', required: true },
    ...texts('subtitle', 'topic'),
    { name: 'status', type: 'select', options: ['pending', 'generating', 'ready', 'distributed', 'failed', 'canceled', 'expired'], index: true },
    { name: 'createdBy', type: 'relationship', relationTo: 'users', index: true },
    ...texts('template', 'pipelineRun', 'slug', 'pdf', 'coverImage', 'coverImageSource', 'coverImageProviderId', 'coverImageAttribution'),
    ...texts('inputTone', 'inputIndustry', 'inputWebsiteUrl', 'inputCustomDirection', 'inputAdditionalContext', 'inputCoverImageSearch', 'inputCoverImage'),
    ...json('content', 'inputKeywords', 'inputRelatedServices', 'inputSourceIds', 'researchSources', 'qualityWarnings', 'qualityMetrics', 'branding'),
    ...flags('inputSourcesOnly', 'sandbox'),
    ...numbers('templateVersion', 'pdfFileSizeBytes', 'pdfPageCount', 'wordCount', 'researchSourceCount', 'researchDurationSeconds', 'generationDurationSeconds'),
    ...numbers('generationRetryCount', 'tokensInput', 'tokensOutput', 'costCents', 'version'),
    ...dates('generationQueuedAt', 'generationStartedAt', 'generationCompletedAt', 'expiresAt', 'deletedAt'),
    ...texts('generationErrorCode', 'generationErrorMessage', 'generationErrorStep'),
  ],
  indexes: [{ fields: ['agency', 'status', 'createdAt'] }, { fields: ['agency', 'createdAt'] }, { fields: ['client', 'createdAt'] }],
}
