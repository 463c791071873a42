import type { Payload } from 'payload'
import { poolOf, type Db } from '@/src/engine/database'
import { resolveEffect } from './deliver'
import type { Effect } from './types'

/** Repeatable deliveries whose worker is gone go back after this; the others are unknown after a quarter of an hour. */
const gone = { repeatable: '3 minutes', other: '15 minutes' }

const alive = `select from pipeline_runs r where r.id = e.run_id and r.status in ('queued', 'running', 'waiting')`

/**
 * Effects that were under way when their worker died: those that may be repeated are delivered again, the others become
 * unknown. Effects of a live run are left to whoever resumes it. Answers how many of each.
 */
export const repairInterrupted = async (db: Db): Promise<{ again: number; unknown: number }> => {
  const again = await db.query(
    `update effects e set state = 'reserved', next_attempt_at = now(), fence = coalesce(fence, 0) + 1, updated_at = now()
     where state = 'sending' and repeatable is true and run_id is null and sent_at < now() - $1::interval returning id`, [gone.repeatable])
  const unknown = await db.query(
    `update effects e set state = 'unknown', error_code = 'SYS_002', error_message = 'The worker stopped during the call.', updated_at = now()
     where state = 'sending' and (repeatable is not true or run_id is not null) and sent_at < now() - $1::interval and not exists (${alive}) returning id`, [gone.other])
  return { again: again.length, unknown: unknown.length }
}

const unknownSql = `select id, key, kind, repeatable is true as repeatable, agency_id as agency, client_id as client, request, attempts::int, fence::int,
  provider_id as "providerId" from effects where state = 'unknown' and run_id is null order by sent_at limit 100`

/** Asks the vendors about unknown effects. Answers how many are known now. */
export const resolveUnknown = async (payload: Payload): Promise<number> => {
  let known = 0
  for (const effect of await poolOf(payload).query<Effect>(unknownSql)) if ((await resolveEffect(payload, effect)) !== 'unknown') known += 1
  return known
}

/** After a restore: nothing leaves until somebody has compared with what the vendors have. Answers how many are held. */
export const holdEffects = async (db: Db): Promise<number> =>
  (await db.query(`update effects set state = 'held', fence = coalesce(fence, 0) + 1, updated_at = now() where state in ('reserved', 'sending') returning id`)).length

/**
 * Lets held effects go, all or those of the given ids; what had perhaps been sent before and may not be repeated is unknown then.
 * Answers how many.
 */
export const releaseEffects = async (db: Db, ids: string[] | null = null): Promise<number> => {
  const held = `where state = 'held' and ($1::uuid[] is null or id = any($1))`
  const unsure = await db.query(`update effects set state = 'unknown', updated_at = now() ${held} and sent_at is not null and repeatable is not true returning id`, [ids])
  const free = await db.query(`update effects set state = 'reserved', next_attempt_at = null, updated_at = now() ${held} returning id`, [ids])
  return unsure.length + free.length
}
