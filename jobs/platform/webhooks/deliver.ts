import type { Payload, PayloadRequest } from 'payload'
import { allowedFor } from '@/src/domain/platform/webhooks/address'
import { testEvent } from '@/src/domain/platform/webhooks/catalog'
import { disable, noteReached, noteUnreached, type Target } from '@/src/domain/platform/webhooks/health'
import { attempts, waitAfter } from '@/src/domain/platform/webhooks/schedule'
import { inTransaction, poolOf, sqlOf, systemRequest } from '@/src/engine/database'
import type { Effect, Kind, Performed } from '@/src/engine/effects'
import { FetchError, guardedPost, retryAfterSeconds, type Posted } from '@/src/engine/http'
import { GiveUp, RetryLater } from '@/src/engine/pipeline'
import { secretsOf } from '@/src/engine/webhooks/secrets'
import { signatureHeaders } from '@/src/engine/webhooks/signature'

type Row = { id: string; type: string; body: string; endpoint: string; agency: string; url: string; description: string | null; isActive: boolean; status: string }

/** How an attempt ended; `answer` is null when there was none. */
type Attempt = { answer: Posted | null; failure: string | null; isRefusedAddress: boolean; durationMs: number }

const rowSql = `select d.id, d.type, d.body::text as body, d.status::text, d.agency_id as agency, w.id as endpoint, w.url, w.description, w.is_active as "isActive"
  from webhook_deliveries d join webhook_endpoints w on w.id = d.endpoint_id where d.id = $1`

/** Sends one message to one endpoint and notes how it was answered; the effect's own schedule sends it again. */
export const deliverWebhook: Kind = {
  concurrency: 40,
  perLane: 4,
  attempts,
  seconds: 30,
  perform: async (effect, { payload, signal }): Promise<Performed<unknown>> => {
    const { deliveryId } = effect.request as { deliveryId: string }
    const [row] = await poolOf(payload).query<Row>(rowSql, [deliveryId])
    if (!row?.isActive) return skip(payload, deliveryId, row ? 'The endpoint is switched off.' : 'The endpoint was deleted.')
    const attempt = await send(payload, row, signal)
    const wait = await note(payload, row, effect, attempt)
    if (!attempt.failure) return { response: { status: attempt.answer?.status } }
    throw wait === null ? new GiveUp('SYS_002', attempt.failure) : new RetryLater(wait, 'SYS_002', attempt.failure)
  },
}

const skip = async (payload: Payload, id: string, failure: string): Promise<Performed<unknown>> => {
  await poolOf(payload).query(`update webhook_deliveries set status = 'skipped', next_attempt_at = null, failure = $2, updated_at = now() where id = $1`, [id, failure])
  return { response: { status: 'skipped' } }
}

const send = async (payload: Payload, row: Row, signal: AbortSignal): Promise<Attempt> => {
  const secrets = await secretsOf(poolOf(payload), row.endpoint)
  const signed = signatureHeaders(secrets, { id: `msg_${row.id}`, timestamp: Math.floor(Date.now() / 1000), body: row.body })
  const headers = { ...signed, 'content-type': 'application/json', 'user-agent': 'Webhooks/1.0' }
  const began = performance.now()
  const took = () => Math.round(performance.now() - began)
  try {
    const answer = await guardedPost(row.url, { body: row.body, headers, signal, allow: allowedFor(row.url) })
    return { answer, failure: failureOf(answer.status), isRefusedAddress: false, durationMs: took() }
  } catch (error) {
    if (!(error instanceof FetchError) || error.reason === 'stopped') throw error
    return { answer: null, failure: sentences[error.reason] ?? error.message, isRefusedAddress: error.reason === 'address', durationMs: took() }
  }
}

const sentences: Partial<Record<FetchError['reason'], string>> = {
  timeout: 'The receiver did not answer within 15 seconds.',
  network: 'The receiver could not be reached.',
  address: 'The address leads to a place that is not on the public internet. Nothing was sent.',
}

const failureOf = (status: number): string | null => {
  if (status >= 200 && status < 300) return null
  if (status >= 300 && status < 400) return `The receiver forwards to another address (status ${status}). Forwarding is not followed; enter the final address.`
  return status === 410 ? 'The receiver says that this address is gone for good (status 410).' : `The receiver answered with status ${status}.`
}

/** Writes the attempt on the delivery and on the endpoint in one transaction. Answers the seconds until the next attempt, null when there is none. */
const note = async (payload: Payload, row: Row, effect: Effect, attempt: Attempt): Promise<number | null> => {
  const isFinal = !attempt.failure || attempt.isRefusedAddress || attempt.answer?.status === 410 || row.type === testEvent.type
  const wait = isFinal ? null : waitAfter(effect.attempts, retryAfterSeconds(attempt.answer?.retryAfter))
  const req = await systemRequest(payload, 'webhooks.deliver')
  await inTransaction(req, async () => {
    await write(req, row.id, effect.attempts, attempt, wait)
    await noteOnEndpoint(req, { id: row.endpoint, agency: row.agency, url: row.url, description: row.description }, attempt)
  })
  return wait
}

const noteOnEndpoint = async (req: PayloadRequest, target: Target, { failure, answer }: Attempt): Promise<unknown> => {
  if (!failure) return noteReached(req, target.id)
  return answer?.status === 410 ? disable(req, target, 'gone') : noteUnreached(req, target)
}

const writeSql = `update webhook_deliveries set status = $2::enum_webhook_deliveries_status, attempts = $3, response_status = $4, response_excerpt = $5, duration_ms = $6, failure = $7,
  last_attempt_at = now(), next_attempt_at = now() + make_interval(secs => $8::float8), delivered_at = case when $2::enum_webhook_deliveries_status = 'delivered' then now() end, updated_at = now()
  where id = $1`

const write = (req: PayloadRequest, id: string, attempt: number, { answer, failure, durationMs }: Attempt, wait: number | null) => {
  const status = !failure ? 'delivered' : wait === null ? 'failed' : 'pending'
  return sqlOf(req).query(writeSql, [id, status, attempt, answer?.status ?? null, answer?.excerpt ?? null, durationMs, failure, wait])
}
