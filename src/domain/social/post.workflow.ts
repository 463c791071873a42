import { agencyStaff } from '@/src/engine/tenancy/who'
import { defineWorkflow } from '@/src/engine/workflow/define'

const staff = [...agencyStaff, 'system'] as const
const deciders = ['client', 'agency_admin', 'super_admin', 'system'] as const

const onItsWay = ({ publishState }: Record<string, unknown>): string | null =>
  publishState === 'publishing' ? 'It is being published right now.' : publishState === 'unknown' ? 'Find out first whether it is live.' : null

/** The whole life of a post (spec 02-social §5.1). Each move has an endpoint of its own that does more than move the state. */
export const post = defineWorkflow('posts', {
  initial: 'draft',
  states: {
    draft: { label: 'Draft' },
    pending_approval: { label: 'Waiting for approval', tone: 'busy' },
    changes_requested: { label: 'Changes requested', tone: 'bad' },
    approved: { label: 'Approved', tone: 'good' },
    rejected: { label: 'Rejected', tone: 'bad', final: true },
    posted: { label: 'Posted', tone: 'good', final: true },
  },
  transitions: {
    submit: { label: 'Submit for approval', from: ['draft'], to: 'pending_approval', by: staff, endpoint: false },
    approve: { label: 'Approve', from: ['pending_approval'], to: 'approved', by: deciders, endpoint: false },
    reject: { label: 'Reject', from: ['pending_approval'], to: 'rejected', by: deciders, asks: ['reason'], endpoint: false },
    requestChanges: { label: 'Ask for changes', from: ['pending_approval'], to: 'changes_requested', by: deciders, asks: ['text'], endpoint: false },
    recall: { label: 'Take back', from: ['pending_approval'], to: 'changes_requested', by: staff, endpoint: false },
    resubmit: { label: 'Submit again', from: ['changes_requested'], to: 'pending_approval', by: staff, endpoint: false },
    withdraw: { label: 'Withdraw', from: ['approved'], to: 'draft', by: staff, needs: [onItsWay], endpoint: false },
    post: { label: 'Mark as posted', from: ['approved'], to: 'posted', by: staff, needs: [({ publishState }) => (publishState === 'publishing' ? 'It is being published right now.' : null)], endpoint: false },
    undo: { label: 'Undo', from: ['approved', 'rejected', 'changes_requested'], to: 'pending_approval', by: deciders, endpoint: false },
  },
})
