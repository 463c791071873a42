import type { CollectionConfig } from 'payload'
import { wishEndpoints } from '@/src/domain/content/endpoints'
import { notificationEndpoints } from '@/src/domain/platform/notifications/endpoints'
import { priorities } from '@/src/domain/platform/notifications/priorities'
import { reviewTask } from '@/src/domain/platform/reviewTask.workflow'
import { statusField, transitionEndpoints } from '@/src/engine/workflow'
import { area, bySystem, choice, data, moment, text, to } from '../fields'
import { owned } from '../fields/owned'

/** What a person is told; the person marks it as read. */
export const notifications: CollectionConfig = owned(
  {
    slug: 'notifications',
    admin: {
      useAsTitle: 'title',
      group: 'Records',
      defaultColumns: ['title', 'createdAt', 'readAt'],
      components: { views: { edit: { root: { Component: '@/src/admin/notification/NotificationView#NotificationView' } } } },
    },
    fields: [
      bySystem(to('user', 'users', { required: true, index: true })),
      bySystem(text('type', 50, { required: true })),
      bySystem(text('title', 255, { required: true, admin: { components: { Cell: '@/src/admin/notification/TitleCell#TitleCell' } } })),
      bySystem(area('body', 2000)),
      bySystem(text('link', 500)),
      bySystem(choice('priority', priorities, { defaultValue: 'normal' })),
      bySystem(text('subject', 60, { admin: { hidden: true } })),
      moment('readAt', { label: 'Read', admin: { components: { Cell: '@/src/admin/notification/ReadCell#ReadCell' } } }),
    ],
    indexes: [{ fields: ['user', 'readAt', 'createdAt'] }],
    endpoints: notificationEndpoints,
  },
  'optional',
  false,
)

/** Something that waits for a person's decision. */
export const reviewTasks: CollectionConfig = owned(
  {
    slug: 'review-tasks',
    admin: { useAsTitle: 'title', group: 'Content', defaultColumns: ['createdAt', 'title', 'kind', 'status', 'assignee'], components: { edit: { beforeDocumentControls: ['@/src/admin/wish/StartWish#StartWish'] } } },
    fields: [
      bySystem(text('title', 255, { required: true })),
      bySystem(choice('kind', ['document_failed', 'unproven_claim', 'client_request', 'question'], { required: true })),
      bySystem(area('body', 2000)),
      bySystem(to('document', 'documents', { index: true })),
      bySystem(data('request', { admin: { hidden: true } })),
      to('assignee', 'users'),
      statusField(reviewTask),
      bySystem(moment('closedAt')),
    ],
    indexes: [{ fields: ['agency', 'status', 'createdAt'] }],
    endpoints: [...wishEndpoints, ...transitionEndpoints(reviewTask)],
  },
  'optional',
)
