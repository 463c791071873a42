import type { Payload, PayloadRequest } from 'payload'
import { poolOf, systemRequest } from '@/src/engine/database'
import { columns, placeholders, valuesOf, type Happening } from './row'

/** A refused attempt. `who` counts together what is said once too often: the person, else the address, else the name tried. */
export type Refused = Omit<Happening, 'status'> & { who?: string }

/** So many refusals of one person and type are written out in a minute; the rest are counted and told in one row. */
const perMinute = 5

const record = `with counted as (
    insert into refusal_counts (who, type, minute, count, agency_id) values ($24, $2::varchar, date_trunc('minute', now()), 1, $8::uuid)
    on conflict (who, type, minute) do update set count = refusal_counts.count + 1 returning count)
  insert into events (${columns}) select ${placeholders} from counted where count <= ${perMinute}`

/**
 * Records an attempt that was refused, in a transaction of its own: the refused request's is rolled back. At most five of a
 * person, type and minute become rows; `tellRepeatedRefusals` adds one that counts the rest.
 */
export const recordRefusal = async (payload: Payload, req: PayloadRequest, { who, ...refused }: Refused): Promise<void> => {
  req.context.refusalRecorded = true
  const values = valuesOf(req, { ...refused, status: 'failure' })
  await poolOf(payload).query(record, [...values, (who ?? values[11] ?? values[15] ?? refused.resourceId) as string])
}

type Repeated = { who: string; type: string; count: number; agency_id: string | null }

/** Writes one event for each minute in which somebody was refused oftener than is written out. Answers how many. */
export const tellRepeatedRefusals = async (payload: Payload): Promise<number> => {
  const db = poolOf(payload)
  const over = await db.query<Repeated>(`delete from refusal_counts where minute < now() - interval '2 minutes' returning who, type, count, agency_id`)
  const req = await systemRequest(payload, 'refusals')
  const many = over.filter(({ count }) => count > perMinute)
  for (const { who, type, count, agency_id } of many) {
    const event: Happening = { type, resourceType: 'refusals', resourceId: who.slice(0, 64), agency: agency_id, status: 'failure', metadata: { repeated: count - perMinute } }
    await db.query(`insert into events (${columns}) values (${placeholders})`, valuesOf(req, event))
  }
  return many.length
}
