import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { uuidv7 } from '@/src/engine/ids'
import { nudge } from '@/src/engine/pipeline/live/nudge'
import { toJson } from './json'

/**
 * What is to leave the platform. `key` is made of business facts (`pitch:<id>:send:v3`) and stands for one real-world effect;
 * `request` holds ids rather than addresses or tokens; `after` is the earliest moment.
 */
export type Reservation = {
  key: string
  kind: string
  request: unknown
  repeatable?: boolean
  agency?: string | null
  client?: string | null
  after?: Date
  /** What a kind with `perLane` shares its places out by, such as the host a message goes to. */
  lane?: string
}

const reserveSql = `insert into effects (id, key, kind, repeatable, state, request, attempts, fence, next_attempt_at, agency_id, client_id, lane, created_at, updated_at)
  values ($1, $2, $3, $4, 'reserved', $5::jsonb, 0, 0, $6, $7, $8, $9, now(), now()) on conflict (key) do nothing returning id`

/** Reserves an effect in the request's transaction; a worker delivers it once that is committed. False when the key is already known. */
export const reserveEffect = async (req: PayloadRequest, { key, kind, request, repeatable = false, ...more }: Reservation): Promise<boolean> => {
  const values = [uuidv7(), key, kind, repeatable, toJson(request), more.after ?? null, more.agency ?? null, more.client ?? null, more.lane ?? null]
  const rows = await sqlOf(req).query(reserveSql, values)
  if (rows.length > 0) await nudge(req, 'effect')
  return rows.length > 0
}

/** Takes back reservations of which nothing has begun; their keys stay used. Answers how many were still to be had. */
export const cancelEffects = async (req: PayloadRequest, keys: readonly string[]): Promise<number> =>
  (await sqlOf(req).query(`update effects set state = 'canceled', next_attempt_at = null, done_at = now(), updated_at = now() where key = any($1) and state = 'reserved' returning id`, [keys])).length
