import { z } from 'zod'
import { tellDecision } from '@/src/domain/platform/approvals/news'
import { job } from '../../job'

/** The news of a decision, reserved for when it can no longer be taken back. */
export const tellDecisionNews = job({ schema: z.strictObject({ decision: z.uuid() }), handler: async ({ decision }, { payload }) => void (await tellDecision(payload, decision)) })
