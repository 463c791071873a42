import type { Payload } from 'payload'
import { recheckDomains } from '@/src/domain/platform/domains/recheck'
import { forgetMailItems } from '@/src/domain/platform/notifications/queue/forget'
import { sendDueMails } from '@/src/domain/platform/notifications/queue/send'
import { remindReviewers } from '@/src/domain/platform/approvals/reminders'
import { moveSubscriptions } from '@/src/domain/platform/plans/subscription'
import { watchExpiry } from '@/src/domain/platform/vendorKeys/expiry'
import { sendWeeklySummaries } from '@/src/domain/platform/weeklySummary'
import { rebuildUsage, resetUsage, warnAll } from '@/src/domain/platform/usage/sweeps'
import { forgetWebhooks, tellBadSignatures, tellDeadLetters } from '@/src/domain/platform/webhooks/sweeps'
import { careForKeys } from '@/src/domain/platform/apiKeys/care'
import { warnQuota } from '@/src/domain/platform/apiKeys/quota'
import { syncPostMetrics } from '@/src/domain/social/metrics/sync'
import { publishDuePosts } from '@/src/domain/social/publishing/queue'
import { inTransaction, poolOf, sqlOf, systemRequest } from '@/src/engine/database'
import { repairInterrupted, resolveUnknown } from '@/src/engine/effects'
import { exportHeads, tellRepeatedRefusals, verifyAll } from '@/src/engine/events'
import { raiseAlert } from '@/src/engine/alerts'
import { dropGone } from '@/src/engine/limits'
import { wakeDue } from '@/src/engine/pipeline'
import { forgetAddresses } from '@/src/domain/platform/audit/retention'
import { forgetExpired } from '@/src/domain/platform/signIn/expired'
import { rotateKeys } from '@/src/engine/secrets/rotate'
import { watchTenancy } from '@/src/engine/tenancy/walls'
import { log } from '@/src/log'
import { cleanUpDocuments } from './content/cleanUp'
import { tellExpiring } from './content/cleanUp/notice'
import { enqueue } from './index'
import { collectUploads } from './platform/files/collectUploads'
import { expireExports } from './platform/files/expireExports'
import { refreshSocialTokens } from './social/refresh'
import { remindByHand } from './social/remind'

/** A repeated repair: safe to run again, in one process at a time. `every` is an interval or a cron line in UTC. */
export type Sweep = { every: string; run(payload: Payload): Promise<Record<string, number>> }

const dropped = async (payload: Payload, sql: string): Promise<number> => (await poolOf(payload).query(sql)).length

/** Every sweep there is: name -> when and what. */
export const sweeps: Record<string, Sweep> = {
  'wake-workers': { every: '1 second', run: async (payload) => ({ due: await wakeDue(poolOf(payload)) }) },
  'repair-effects': {
    every: '1 minute',
    run: async (payload) => ({ ...(await repairInterrupted(poolOf(payload))), resolved: await resolveUnknown(payload) }),
  },
  'care-for-api-keys': { every: '30 2 * * *', run: careForKeys },
  'check-api-quota': { every: '10 minutes', run: warnQuota },
  'drop-old-limits': { every: '5 minutes', run: async (payload) => ({ dropped: await dropGone(poolOf(payload)) }) },
  'tell-repeated-refusals': { every: '1 minute', run: async (payload) => ({ told: await tellRepeatedRefusals(payload) }) },
  'rotate-keys': {
    every: '20 3 * * *',
    run: async (payload) => {
      const counts = await rotateKeys(poolOf(payload))
      if (counts.lost) await raiseAlert(payload, { kind: 'secrets.lost', severity: 'critical', title: `${counts.lost} sealed texts open with no key at hand`, detail: 'Put the key that sealed them back at the end of ENCRYPTION_KEYS; the log names the rows.' })
      return counts
    },
  },
  'forget-addresses': { every: '15 2 * * *', run: async (payload) => ({ forgotten: await forgetAddresses(payload) }) },
  'check-tenancy': { every: '30 3 * * *', run: async (payload) => ({ crossing: await watchTenancy(payload) }) },
  'verify-audit': { every: '45 3 * * *', run: (payload) => verifyAll(payload) },
  'export-audit-heads': { every: '55 3 * * *', run: async (payload) => ({ exported: await exportHeads(payload) }) },
  'drop-finished-jobs': {
    every: '1 hour',
    run: async (payload) => ({
      dropped: await dropped(payload, `delete from effects where kind like 'job:%' and state = 'done' and done_at < now() - interval '7 days' returning id`),
    }),
  },
  'reset-api-usage': { every: '0 0 * * *', run: (payload) => resetUsage(payload) },
  'rebuild-usage-sums': { every: '0 1 * * *', run: rebuildUsage },
  'check-api-usage-warnings': { every: '0 */4 * * *', run: warnAll },
  'publish-due-posts': { every: '1 minute', run: publishDuePosts },
  'remind-by-hand': {
    every: '1 minute',
    run: (payload) => remindByHand(payload, (req, { id, agency, client, at, stage }) => enqueue(req, 'remind-of-post', { post: id, at: at.toISOString(), stage }, { key: `${id}:${at.getTime()}:${stage}`, agency, client })),
  },
  'sync-post-metrics': { every: '5 minutes', run: syncPostMetrics },
  'refresh-social-tokens': { every: '25 * * * *', run: refreshSocialTokens },
  'forget-account-links': { every: '35 4 * * *', run: async (payload) => ({ dropped: await dropped(payload, `delete from account_links where expires_at < now() - interval '1 day' returning id`) }) },
  'refresh-expiring-connections': { every: '0 */6 * * *', run: watchExpiry },
  'send-mails': { every: '10 seconds', run: sendDueMails },
  'forget-mail-items': { every: '25 4 * * *', run: forgetMailItems },
  'weekly-summary': { every: '0 * * * *', run: (payload) => sendWeeklySummaries(payload) },
  'move-subscriptions': { every: '10 * * * *', run: moveSubscriptions },
  'tell-bad-signatures': { every: '1 minute', run: async (payload) => ({ told: await tellBadSignatures(payload) }) },
  'tell-dead-letters': { every: '0 6 * * *', run: async (payload) => ({ told: await tellDeadLetters(payload) }) },
  'forget-webhooks': { every: '30 2 * * *', run: forgetWebhooks },
  'remind-reviewers': { every: '10 minutes', run: remindReviewers },
  'recheck-domains': { every: '0 5 * * *', run: recheckDomains },
  'expire-invitations-and-tokens': { every: '30 2 * * *', run: (payload) => forgetExpired(payload) },
  'collect-orphan-uploads': { every: '40 4 * * *', run: collectUploads },
  'expire-exports': { every: '5 * * * *', run: expireExports },
  'tell-expiring-documents': { every: '0 8 * * *', run: tellExpiring },
  'cleanup-expired-documents': { every: '0 3 * * *', run: cleanUpDocuments },
  'cleanup-old-runs': {
    every: '0 4 * * 0',
    run: async (payload) => ({
      results: await dropped(payload, `update pipeline_steps s set result = null from pipeline_runs r where s.run_id = r.id and s.result is not null
        and r.status in ('completed', 'failed', 'canceled') and r.completed_at < now() - interval '90 days' returning s.id`),
      traces: await dropped(payload, `update pipeline_runs set error_trace = null where error_trace is not null
        and status in ('completed', 'failed', 'canceled') and completed_at < now() - interval '90 days' returning id`),
    }),
  },
}

/** Runs a sweep unless another process is at it, and leaves a line with its counts when there was something to do. */
export const runSweep = async (payload: Payload, name: string, sweep: Sweep): Promise<Record<string, number> | null> =>
  inTransaction(await systemRequest(payload, name), async (req) => {
    const [turn] = await sqlOf(req).query<{ ours: boolean }>(`select pg_try_advisory_xact_lock(hashtext($1)) as ours`, [`sweep.${name}`])
    if (!turn?.ours) return null
    const counts = await sweep.run(payload)
    if (Object.values(counts).some((count) => count > 0)) log.debug({ sweep: name, ...counts }, 'swept')
    return counts
  })
