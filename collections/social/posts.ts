import type { CollectionConfig, Field, FieldAccess } from 'payload'
import { leaveOutDeleted } from '@/hooks/content/leaveOutDeleted'
import { recordChange } from '@/hooks/recordChange'
import { checkPost } from '@/hooks/social/checkPost'
import { filterPosts, showBesides } from '@/hooks/social/listPosts'
import { contentFields, stampContent } from '@/hooks/social/stampContent'
import { showSubmitted } from '@/hooks/social/showSubmitted'
import { submitAtOnce } from '@/hooks/social/submitAtOnce'
import { tellOpenPages } from '@/hooks/social/tellOpenPages'
import { threadEndpoints } from '@/src/domain/platform/messages/threads/endpoints'
import { postEndpoints } from '@/src/domain/social/posts/endpoints'
import { kitEndpoints } from '@/src/domain/social/kit/endpoints'
import { metricsEndpoints } from '@/src/domain/social/metrics/endpoints'
import { publishingEndpoints } from '@/src/domain/social/publishing/endpoints'
import { stopEndpoints } from '@/src/domain/social/stops/endpoints'
import { filterKeys } from '@/src/domain/social/posts/list/filters'
import { platformKeys } from '@/src/domain/social/rules/platforms'
import { post } from '@/src/domain/social/post.workflow'
import { isStaffOn, rolesOn, standingsOf } from '@/src/engine/tenancy/membership'
import { statusField } from '@/src/engine/workflow'
import { area, bySystem, choice, data, flag, moment, picture, text, to, whole, words } from '../fields'
import { owned } from '../fields/owned'
import { figures } from './figures'

const aside = { admin: { position: 'sidebar' } } as const
const unseen = { admin: { hidden: true } } as const

/** A client's copy may differ from what stands here, so only staff may ask by it; with a row at hand it is read. */
const asked = <F extends Field>(field: F): F => ({ ...field, access: { read: ({ req, doc }: { req: { user: unknown }; doc?: unknown }) => Boolean(doc) || isStaffOn(req.user) } }) as F

/** As `asked`, for fields by which the product's own lists ask in a client's name: only questions from outside are staff's alone. */
const askedByStaff = { custom: { asks: (({ req }) => isStaffOn(req.user)) as FieldAccess } }

/** Who looks after a post is for those who run the agency to say. */
const assigns: FieldAccess = ({ req, doc, data }) => rolesOn(req.user, { agency: doc?.agency ?? data?.agency ?? standingsOf(req.user)[0]?.agency }).some((role) => role === 'agency_admin' || role === 'super_admin')

const part = (name: string): Field => ({ name, type: 'number', min: 0, max: 1 })

const images: Field = {
  name: 'images',
  type: 'array',
  maxRows: 20,
  fields: [
    picture('file', { required: true }),
    text('alt', 1000, { label: 'Description' }),
    text('caption', 300),
    { name: 'crop', type: 'group', fields: [part('x'), part('y'), part('width'), part('height'), text('ratio', 10)] },
    bySystem(picture('rendition', unseen)),
  ],
}

/** An idea for a client's account: what the client decides on, and what goes out (spec 02-social §4.1). */
export const posts: CollectionConfig = owned(
  {
    slug: 'posts',
    admin: { useAsTitle: 'title', group: 'Social', defaultColumns: ['title', 'client', 'platform', 'status', 'scheduledAt', 'updatedAt'], listSearchableFields: ['title', 'caption'], components: { views: { list: { Component: '@/src/admin/social/list/PostsView#PostsView' }, edit: { root: { Component: '@/src/admin/social/post/PostView#PostView' } } } } },
    fields: [
      to('connection', 'connections', { index: true, ...aside }),
      bySystem(choice('platform', platformKeys, aside)),
      asked(text('title', 150, { required: true })),
      asked(area('caption', 100_000)),
      asked(images),
      moment('scheduledAt', { ...aside, ...askedByStaff }),
      text('scheduledTimezone', 64, { ...aside, ...askedByStaff }),
      flag('autoPublish', false, { ...aside, ...askedByStaff }),
      statusField(post),
      bySystem(text('contentHash', 64, unseen)),
      bySystem(to('author', 'users', aside)),
      to('agent', 'users', { ...aside, access: { create: assigns, update: assigns } }),
      bySystem(moment('submittedAt', unseen)),
      bySystem(to('submittedBy', 'users', unseen)),
      bySystem(data('submittedContent', unseen)),
      bySystem(to('approvedBy', 'users', unseen)),
      bySystem(moment('approvedAt', unseen)),
      bySystem(whole('approvedVersion', unseen)),
      bySystem(text('approvedHash', 64, unseen)),
      bySystem(choice('approvalMode', ['client', 'override', 'email_link', 'rule'], unseen)),
      bySystem(text('overrideReason', 500, unseen)),
      bySystem(to('rejectedBy', 'users', unseen)),
      bySystem(moment('rejectedAt', unseen)),
      bySystem(area('rejectionReason', 2000, unseen)),
      bySystem({ name: 'changeRequest', type: 'group', ...unseen, fields: [area('text', 2000), to('by', 'users'), moment('at'), whole('version'), whole('count', { defaultValue: 0 })] }),
      text('postUrl', 2048, { label: 'Link', access: { create: () => false, update: ({ doc }) => doc?.status === 'posted' } }),
      bySystem(moment('postedAt', aside)),
      bySystem(to('postedBy', 'users', unseen)),
      bySystem(choice('postedVia', ['hand', 'channel', 'bulk'], unseen)),
      bySystem(text('externalPostId', 200, unseen)),
      bySystem(choice('publishState', ['none', 'queued', 'publishing', 'unknown', 'failed', 'done'], { required: true, defaultValue: 'none', ...unseen })),
      bySystem(text('publishError', 500, unseen)),
      bySystem(whole('publishAttempts', { defaultValue: 0, ...unseen })),
      bySystem(moment('nextPublishAt', unseen)),
      bySystem({ name: 'metrics', type: 'group', ...unseen, fields: [...figures(), moment('capturedAt'), choice('source', ['hand', 'sync', 'import'])] }),
      area('internalNote', 2000, { admin: { description: 'Never shown to the client.' } }),
      words('labels', 10, { maxLength: 30, ...aside }),
      bySystem(to('copiedFrom', 'posts', unseen)),
      bySystem(moment('archivedAt', unseen)),
      bySystem(moment('deletedAt', unseen)),
    ],
    indexes: [
      { fields: ['agency', 'client', 'status', 'updatedAt'] },
      { fields: ['agency', 'status', 'scheduledAt'] },
      { fields: ['agency', 'updatedAt'] },
      { fields: ['agent', 'status'] },
      { fields: ['client', 'postUrl'], unique: true },
      { fields: ['connection', 'externalPostId'], unique: true },
    ],
    hooks: {
      beforeOperation: [leaveOutDeleted, filterPosts],
      beforeValidate: [checkPost],
      beforeChange: [stampContent],
      afterChange: [recordChange, tellOpenPages, submitAtOnce],
      afterRead: [showSubmitted],
      afterOperation: [showBesides],
    },
    custom: { filters: filterKeys },
    endpoints: [...stopEndpoints, ...publishingEndpoints, ...metricsEndpoints, ...kitEndpoints, ...threadEndpoints('posts', 'social:read'), ...postEndpoints],
  },
  'required',
  contentFields,
)
