import { agencyStaff } from '@/src/engine/tenancy/who'
import { defineWorkflow } from '@/src/engine/workflow/define'

const staff = [...agencyStaff, 'system'] as const

/** Something that waits for a person: done or dismissed, once. */
export const reviewTask = defineWorkflow('review-tasks', {
  initial: 'open',
  states: { open: { label: 'Open', tone: 'busy' }, done: { label: 'Done', final: true, tone: 'good' }, dismissed: { label: 'Dismissed', final: true } },
  transitions: {
    complete: { label: 'Mark as done', from: ['open'], to: 'done', by: staff },
    dismiss: { label: 'Dismiss', from: ['open'], to: 'dismissed', by: staff },
  },
})
