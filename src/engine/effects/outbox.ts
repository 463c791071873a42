import type { Db } from '@/src/engine/database'
import { LeaseLost } from '@/src/engine/pipeline/outcomes'
import { toJson } from './json'
import type { Effect, Performed } from './types'

const due = `state = 'reserved' and run_id is null and (next_attempt_at is null or next_attempt_at <= now())`

/** The kinds of which something is due. */
export const dueKinds = async (db: Db): Promise<string[]> =>
  (await db.query<{ kind: string }>(`select distinct kind from effects where ${due}`)).map(({ kind }) => kind)

const nextSql = `select id from effects where ${due} and kind = $2 order by next_attempt_at nulls first, created_at limit $3 for update skip locked`

/** Lanes are found by walking the index from one to the next, however much waits in each. */
const nextByLaneSql = `select id from effects where id in (
    with recursive lanes as (
      (select lane from effects where state = 'reserved' and kind = $2 and lane is not null order by lane limit 1)
      union all
      select (select e.lane from effects e where e.state = 'reserved' and e.kind = $2 and e.lane > lanes.lane order by e.lane limit 1) from lanes where lanes.lane is not null)
    select waiting.id from lanes cross join lateral (
      select e.id, e.next_attempt_at from effects e where e.state = 'reserved' and e.kind = $2 and e.lane = lanes.lane and (e.next_attempt_at is null or e.next_attempt_at <= now())
      order by e.next_attempt_at nulls first
      limit greatest(0, $4 - (select count(*) from effects s where s.state = 'sending' and s.kind = $2 and s.lane = lanes.lane))) waiting
    where lanes.lane is not null order by waiting.next_attempt_at nulls first limit $3)
  and state = 'reserved' for update skip locked`

const claimSqlOf = (next: string): string => `with next as (${next})
  update effects e set state = 'sending', owner = $1, fence = coalesce(fence, 0) + 1, attempts = coalesce(attempts, 0) + 1, sent_at = now(), updated_at = now()
  from next where e.id = next.id
  returning e.id, e.key, e.kind, e.repeatable is true as repeatable, e.agency_id as agency, e.client_id as client, e.request,
    e.attempts::int, e.fence::int, e.provider_id as "providerId"`

/** Takes reserved effects of a kind that are due, at most `perLane` at once of a lane where that is given; no other worker gets the same ones. */
export const claimEffects = (db: Db, owner: string, kind: string, limit: number, perLane?: number): Promise<Effect[]> =>
  perLane ? db.query<Effect>(claimSqlOf(nextByLaneSql), [owner, kind, limit, perLane]) : db.query<Effect>(claimSqlOf(nextSql), [owner, kind, limit])

const mine = `where id = $1 and fence = $2 and state in ('sending', 'unknown')`

/** Holds on to a long delivery, which counts as begun just now; inside a transaction, until its end. Throws LeaseLost when somebody else has it. */
export const stillMine = async (db: Db, effect: Effect): Promise<void> => {
  const rows = await db.query(`update effects set sent_at = now(), updated_at = now() where id = $1 and fence = $2 and state = 'sending' returning id`, [effect.id, effect.fence])
  if (rows.length === 0) throw new LeaseLost(`Somebody else has ${effect.key}.`)
}

/** Notes the delivery. False when somebody else has the effect by now: what he notes counts. */
export const noteDone = async (db: Db, effect: Effect, performed: Performed<unknown>): Promise<boolean> => {
  const sql = `update effects set state = 'done', response = $3::jsonb, provider_id = $4, done_at = now(), next_attempt_at = null,
    error_code = null, error_message = null, updated_at = now() ${mine} returning id`
  return (await db.query(sql, [effect.id, effect.fence, toJson(performed.response), performed.providerId ?? null])).length > 0
}

/** Puts the effect back, to be tried again in `seconds`; one that was not tried at all does not count this attempt. */
export const noteLater = async (db: Db, effect: Effect, seconds: number, code: string, message: string, wasTried = true): Promise<void> => {
  const sql = `update effects set state = 'reserved', next_attempt_at = now() + make_interval(secs => $3::float8), error_code = $4, error_message = $5,
    attempts = attempts - $6::int, updated_at = now() ${mine}`
  await db.query(sql, [effect.id, effect.fence, seconds, code, message.slice(0, 2_000), wasTried ? 0 : 1])
}

/** Notes that it will not be tried again (`failed`), or that nobody knows whether it happened (`unknown`). */
export const noteEnd = async (db: Db, effect: Effect, state: 'failed' | 'unknown', code: string, message: string): Promise<void> => {
  const sql = `update effects set state = $3, next_attempt_at = null, error_code = $4, error_message = $5, updated_at = now() ${mine}`
  await db.query(sql, [effect.id, effect.fence, state, code, message.slice(0, 2_000)])
}
