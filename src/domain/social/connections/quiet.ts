import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { staffOnly } from '@/src/domain/platform/staffOnly'
import { isQuiet, isZone, quietOf } from '@/src/domain/social/rules'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { as, asSystem } from '@/src/engine/doors'
import { idOf } from '@/src/engine/idOf'
import { isUuid, uuidv7 } from '@/src/engine/ids'
import { fail } from '@/src/errors'

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Give the time as 22:00.')

/** Quiet hours as they are set, or null for none; without a zone, the agency's. */
export const QuietBody = z.strictObject({ quiet: z.strictObject({ from: clock, to: clock, timezone: z.string().max(64).optional() }).nullable() })
type Given = z.infer<typeof QuietBody>['quiet']

export type Affected = { id: string; title: string; scheduledAt: Date }

const affectedSql = `select id, title, scheduled_at as "scheduledAt" from posts where connection_id = $1 and auto_publish and scheduled_at > now() and status::text in ('pending_approval', 'approved', 'changes_requested')
  and publish_state = 'none' and deleted_at is null and archived_at is null order by scheduled_at limit 500`
const zoneSql = 'select default_timezone as zone from agencies where id = $1'

/**
 * Sets between which times nothing goes out to an account by itself, and answers the planned posts that fall into them: they do not go out
 * until they have another time. Throws RES_001, AUTH_004, RES_003 named NOT_SUPPORTED for a key, VAL_001.
 */
export const setQuiet = (req: PayloadRequest, id: string, given: Given): Promise<{ connection: unknown; affected: Affected[] }> =>
  inTransaction(req, async () => {
    const row = await as(req).findByID('connections', isUuid(id) ? id : uuidv7())
    staffOnly(req, row)
    if (row.kind !== 'social_account') throw fail('RES_003', { name: 'NOT_SUPPORTED', message: 'Only an account on a network has quiet hours.' })
    const fields = await fieldsOf(req, idOf(row.agency)!, given)
    const connection = await asSystem(req, 'quiet-hours').update('connections', id, fields as never)
    const quiet = quietOf(fields)
    const planned = quiet ? await sqlOf(req).query<Affected>(affectedSql, [id]) : []
    return { connection, affected: planned.filter(({ scheduledAt }) => isQuiet(quiet!, scheduledAt)) }
  })

const fieldsOf = async (req: PayloadRequest, agency: string, given: Given) => {
  if (!given) return { quietFrom: null, quietTo: null, quietTimezone: null }
  const [own] = given.timezone ? [] : await sqlOf(req).query<{ zone: string | null }>(zoneSql, [agency])
  const quietTimezone: string = given.timezone ?? own?.zone ?? 'UTC'
  if (!isZone(quietTimezone)) throw fail('VAL_001', { field: 'timezone', message: `${String(quietTimezone).slice(0, 64)} is not a time zone such as Europe/Berlin.` })
  if (given.from === given.to) throw fail('VAL_001', { field: 'to', message: 'Quiet hours end at another time than they begin. To publish nothing at all, stop publishing for the client.' })
  return { quietFrom: given.from, quietTo: given.to, quietTimezone }
}
