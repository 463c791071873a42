import { agencyStaff as staff } from '@/src/engine/tenancy/who'
import { defineWorkflow } from '@/src/engine/workflow/define'

/** The whole life of a document (spec 00-model, "Workflows"). */
export const document = defineWorkflow('documents', {
  initial: 'pending',
  states: {
    pending: { label: 'Waiting to start', tone: 'busy' },
    generating: { label: 'Generating', tone: 'busy' },
    ready: { label: 'Ready', tone: 'good' },
    distributed: { label: 'Distributed', tone: 'good' },
    failed: { label: 'Failed', tone: 'bad' },
    canceled: { label: 'Canceled', final: true },
    expired: { label: 'Expired', final: true },
  },
  transitions: {
    start: { label: 'Start', from: ['pending'], to: 'generating', by: ['system'] },
    complete: { label: 'Complete', from: ['generating'], to: 'ready', by: ['system'] },
    fail: { label: 'Fail', from: ['pending', 'generating'], to: 'failed', by: ['system'] },
    cancel: { label: 'Cancel', from: ['pending', 'generating'], to: 'canceled', by: [...staff, 'system'], endpoint: false },
    retry: { label: 'Try again', from: ['failed'], to: 'pending', by: [...staff, 'system'], endpoint: false },
    distribute: { label: 'Distribute', from: ['ready'], to: 'distributed', by: ['system'] },
    expire: { label: 'Expire', from: ['ready', 'distributed'], to: 'expired', by: ['system'] },
  },
})
