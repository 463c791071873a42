import type { CollectionConfig } from 'payload'
import { messageKinds, intents } from '@/src/domain/platform/messages/words'
import { messageEndpoints } from '@/src/domain/platform/messages/endpoints'
import { area, bySystem, choice, flag, moment, picture, text, to, whole } from '../fields'
import { owned } from '../fields/owned'

/**
 * Lines between people: threads of posts and documents, and conversations of a client's user with the people who look after
 * them (spec 02-social §4.3, §9). Read and written by their own endpoints, which know whose conversation it is.
 */
export const messages: CollectionConfig = owned(
  {
    slug: 'messages',
    admin: { hidden: true, useAsTitle: 'body' },
    fields: [
      bySystem(choice('kind', messageKinds, { required: true })),
      bySystem(text('subject', 36)),
      bySystem(text('conversation', 60, { required: true })),
      bySystem(to('author', 'users', { index: true })),
      bySystem(text('authorLabel', 255)),
      bySystem(area('body', 5000)),
      bySystem(choice('intent', intents, { required: true, defaultValue: 'comment' })),
      bySystem(whole('postVersion')),
      bySystem(flag('internal')),
      bySystem(picture('attachments', { hasMany: true, maxRows: 5 } as never)),
      bySystem(text('clientToken', 64)),
      bySystem(moment('editedAt')),
      bySystem(moment('deletedAt')),
    ],
    indexes: [{ fields: ['conversation', 'createdAt'] }, { fields: ['agency', 'client', 'kind'] }, { fields: ['author', 'clientToken'], unique: true }],
    endpoints: messageEndpoints,
  },
  'required',
  false,
)
