import type { Db } from '@/src/engine/database'
import { uuidv7 } from '@/src/engine/ids'
import { toJson } from './json'
import type { EffectCall, EffectState, Performed, Usage } from './types'

/** Who may write: a worker holding run `runId` under `fence`, in its step `step`. */
export type Holder = { db: Db; runId: string; fence: number; step: string }

const openSql = `insert into effects
  (id, key, kind, repeatable, state, run_id, request, attempts, fence, owner, sent_at, agency_id, client_id, created_at, updated_at)
  select $1, $2, $3, $4, 'sending', r.id, $5::jsonb, 1, r.fence, r.lease_owner, now(), r.agency_id, r.client_id, now(), now()
  from pipeline_runs r where r.id = $6 and r.fence = $7 and r.status = 'running' and r.cancel_requested is not true for share
  on conflict (key) do update set state = 'sending', attempts = effects.attempts + 1, fence = excluded.fence, owner = excluded.owner,
    sent_at = now(), error_code = null, error_message = null, updated_at = now()
  where effects.state in ('reserved', 'sending', 'failed', 'unknown')
  returning id`

/** Commits "about to call" before the call. False when the lease is lost, the run canceled, or the effect done or held. */
export const openEffect = async (holder: Holder, key: string, call: EffectCall): Promise<boolean> => {
  const values = [uuidv7(), key, call.kind, call.repeatable, toJson(call.request), holder.runId, holder.fence]
  return (await holder.db.query(openSql, values)).length > 0
}

/** One statement, so that answer, usage row and costs are stored together or not at all. */
const closeSql = `with run as (
    update pipeline_runs set cost_micro_usd = coalesce(cost_micro_usd, 0) + $4::numeric,
      cost_cents = ceil((coalesce(cost_micro_usd, 0) + $4::numeric) / 10000), updated_at = now()
    where id = $1 and fence = $2 and status = 'running' returning id, document_id, agency_id, client_id),
  effect as (
    update effects e set state = $5, response = $6::jsonb, provider_id = coalesce($7, e.provider_id), error_code = $8, error_message = $9,
      done_at = now(), updated_at = now()
    from run where e.key = $3 and e.run_id = run.id and e.state in ('sending', 'unknown') returning e.id, e.key, e.sent_at),
  step as (
    update pipeline_steps s set cost_micro_usd = coalesce(s.cost_micro_usd, 0) + $4::numeric from run where s.run_id = run.id and s.step = $10::varchar),
  used as (
    insert into ai_usage (id, run_id, document_id, agency_id, client_id, step, effect_key, outcome, cost_micro_usd, capability, vendor, model,
      input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, units, price_version, key_source, sandbox, duration_ms, created_at, updated_at)
    select $11, run.id, run.document_id, run.agency_id, run.client_id, $10::varchar, effect.key, $12, $4::numeric, $13, $14, $15,
      $16, $17, $18, $19, $20, $21, $22, $23, round(extract(epoch from now() - effect.sent_at) * 1000), now(), now()
    from run, effect where $24::boolean)
  select id from effect`

export type Closing = {
  state: EffectState
  outcome: 'started' | 'ok' | 'failed'
  performed?: Performed<unknown>
  usage?: Usage
  error?: { code: string; message: string }
}

/** Stores how a call ended, with its usage row and costs. False when the worker no longer holds the run: nothing is stored then. */
export const closeEffect = async (holder: Holder, key: string, call: EffectCall, closing: Closing): Promise<boolean> => {
  const { performed, error, usage = performed?.usage } = closing
  const values = [
    holder.runId, holder.fence, key, usage?.costMicroUsd ?? 0, closing.state, performed ? toJson(performed.response) : null,
    performed?.providerId ?? null, error?.code ?? null, error?.message.slice(0, 2_000) ?? null, holder.step, uuidv7(), closing.outcome,
    call.usage?.capability ?? null, call.usage?.vendor ?? null, usage?.model ?? call.usage?.model ?? null, ...counts(usage),
    usage?.priceVersion ?? null, usage?.keySource ?? 'platform', usage?.sandbox ?? false, Boolean(call.usage),
  ]
  return (await holder.db.query(closeSql, values)).length > 0
}

const counts = (usage?: Usage) => [
  usage?.inputTokens ?? 0, usage?.outputTokens ?? 0, usage?.cacheReadTokens ?? 0, usage?.cacheWriteTokens ?? 0, usage?.units ?? 0,
]

/** The states of a run's effects, read once by the worker that takes it over. */
export const effectStates = async (db: Db, runId: string): Promise<Map<string, EffectState>> => {
  const rows = await db.query<{ key: string; state: EffectState }>('select key, state from effects where run_id = $1', [runId])
  return new Map(rows.map((row) => [row.key, row.state]))
}

/** The stored answer of a finished effect. */
export const storedResponse = async (db: Db, key: string): Promise<unknown> => {
  const [row] = await db.query<{ response: unknown }>(`select response from effects where key = $1 and state = 'done'`, [key])
  return row?.response
}
