import { agencyStaff as staff } from '@/src/engine/tenancy/who'
import { defineWorkflow } from '@/src/engine/workflow/define'

// An administrator decides in the client's place only with a reason: the approvals engine asks for it.
const deciding = ['client', 'agency_admin', 'super_admin', 'system'] as const

type Reviewed = { status?: unknown; pdf?: unknown }
const isFinished = ({ status, pdf }: Reviewed): string | null =>
  pdf && ['ready', 'distributed'].includes(String(status)) ? null : 'Only a finished document can be sent for review.'

/** The client's review of a finished document (spec 00-model, "Workflows"); optional per client. */
export const documentReview = defineWorkflow<'none' | 'requested' | 'approved' | 'changes_requested', 'requestReview' | 'approve' | 'requestChanges' | 'undo' | 'reopen', Reviewed>('documents', {
  field: 'reviewStatus',
  initial: 'none',
  states: {
    none: { label: 'Not sent for review' },
    requested: { label: 'With the client', tone: 'busy' },
    approved: { label: 'Approved', tone: 'good' },
    changes_requested: { label: 'Changes requested', tone: 'bad' },
  },
  transitions: {
    requestReview: { label: 'Send for review', from: ['none', 'changes_requested'], to: 'requested', by: staff, needs: [isFinished], endpoint: false },
    approve: { label: 'Approve', from: ['requested'], to: 'approved', by: deciding, endpoint: false },
    requestChanges: { label: 'Ask for changes', from: ['requested'], to: 'changes_requested', by: deciding, asks: ['note'], endpoint: false },
    undo: { label: 'Take the decision back', from: ['approved', 'changes_requested'], to: 'requested', by: deciding, endpoint: false },
    reopen: { label: 'Reopen after a change', from: ['requested', 'approved'], to: 'none', by: ['system'] },
  },
})
