import type { Payload, PayloadRequest } from 'payload'
import { defineEffect, reserveEffect } from '@/src/engine/effects'
import { uuidv7 } from '@/src/engine/ids'
import { GiveUp } from '@/src/engine/pipeline'
import './content/generateDocument'
import './content/previewTemplate'
import './platform/approvals/proofSheet'
import './platform/makeExport'
import { readSource } from './content/readSource'
import { drawApprovalPicture } from './platform/approvals/draw'
import { followApprovers } from './platform/approvals/followApprovers'
import { tellDecisionNews } from './platform/approvals/tellDecision'
import { checkUsage } from './platform/checkUsage'
import { handOver } from './platform/handOver'
import { removeBytes } from './platform/removeBytes'
import { sendLink } from './platform/sendLink'
import { fanOutWebhooks } from './platform/webhooks/fanOut'
import { redrawImages } from './social/render/redraw'
import { renderImages } from './social/render/renderImages'
import { remindOfPost } from './social/remind'
import type { Job } from './job'

export { job, type Job } from './job'

/** Every job there is: name -> what it takes, who does it, how many at once. */
export const jobs: Record<string, Job> = {
  'read-source': readSource,
  'check-usage': checkUsage,
  'remove-bytes': removeBytes,
  'send-link': sendLink,
  'follow-approvers': followApprovers,
  'hand-over': handOver,
  'render-post-images': renderImages,
  'redraw-post-images': redrawImages,
  'fan-out-webhooks': fanOutWebhooks,
  'remind-of-post': remindOfPost,
  'draw-approval': drawApprovalPicture,
  'tell-decision': tellDecisionNews,
}

/** Makes the jobs deliverable in this process. */
export const registerJobs = (table: Record<string, Job> = jobs): void => {
  for (const [name, { schema, handler, concurrency }] of Object.entries(table)) {
    const perform = async ({ request }: { request: unknown }, tools: { payload: Payload; signal: AbortSignal }) => {
      const data = schema.safeParse(request)
      if (!data.success) throw new GiveUp('SYS_001', `${name} was given something else: ${data.error.message}`)
      await handler(data.data, tools)
      return { response: null }
    }
    defineEffect(`job:${name}`, { perform, concurrency })
  }
}

type Later = { key?: string; after?: Date; agency?: string | null; client?: string | null }

/**
 * Asks for a job in the request's transaction. `data` holds ids only. With a `key` of business facts the same job is asked for
 * once, however often this is called. Throws when `data` does not fit the job's schema.
 */
export const enqueue = async (req: PayloadRequest, name: string, data: unknown, { key = uuidv7(), ...later }: Later = {}): Promise<boolean> => {
  const known = jobs[name]
  if (!known) throw new Error(`There is no job named ${name}.`)
  return reserveEffect(req, { key: `job:${name}:${key}`, kind: `job:${name}`, request: known.schema.parse(data), repeatable: true, ...later })
}
