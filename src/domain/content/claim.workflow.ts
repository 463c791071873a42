import { agencyStaff as editors } from '@/src/engine/tenancy/who'
import { defineWorkflow } from '@/src/engine/workflow/define'

/** Whether a figure, quote or statement is found in a stored source; an editor may answer for one that is not, with a reason. */
export const claim = defineWorkflow('claims', {
  initial: 'unproven',
  states: {
    unproven: { label: 'Not found', tone: 'bad' },
    proven: { label: 'Found in the source', tone: 'good' },
    waived: { label: 'Waived by an editor', tone: 'busy' },
  },
  transitions: {
    prove: { label: 'Mark as found', from: ['unproven'], to: 'proven', by: ['system'] },
    disprove: { label: 'Mark as not found', from: ['proven'], to: 'unproven', by: ['system'] },
    waive: { label: 'Waive', from: ['unproven'], to: 'waived', by: editors, asks: ['reason'], endpoint: false },
    unwaive: { label: 'Take the waiver back', from: ['waived'], to: 'unproven', by: editors, endpoint: false },
  },
})
