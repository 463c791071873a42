import type { PayloadRequest } from 'payload'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { recordEvent } from '@/src/engine/events'
import { uuidv7 } from '@/src/engine/ids'
import type { Place } from './place'
import { sayResumed, sayStopped } from './say'

/** What stands after the switch was pressed: since when, how many planned posts wait, and how many had left already and could not be held. */
export type Pressed = { id: string; at: Date; already: boolean; planned: number; leaving: number }

const insertSql = `insert into publishing_stops (id, agency_id, client_id, reason, stopped_by) values ($1, $2, $3, $4, $5)
  on conflict (agency_id, client_id) where lifted_at is null do nothing returning id, stopped_at as at`
const standingSql = 'select id, stopped_at as at from publishing_stops where agency_id = $1 and client_id is not distinct from $2::uuid and lifted_at is null'
const touchedSql = `select count(*) filter (where status = 'approved' and auto_publish and scheduled_at > now() - interval '1 hour' and publish_state::text in ('none', 'queued'))::int as planned,
    count(*) filter (where publish_state::text = 'publishing')::int as leaving
  from posts where agency_id = $1 and ($2::uuid is null or client_id = $2) and status = 'approved' and deleted_at is null`
const liftSql = `update publishing_stops set lifted_at = now(), lifted_by = $3 where agency_id = $1 and client_id is not distinct from $2::uuid and lifted_at is null returning id`

type Standing = { id: string; at: Date }

/**
 * Stops everything that the platform publishes for a client, or for a whole agency, until somebody lifts it: written down with who, when and
 * why, and told to who works there. Pressed again, it stands as it stood.
 */
export const stopPublishing = (req: PayloadRequest, place: Place, reason: string): Promise<Pressed> =>
  inTransaction(req, async () => {
    const { agency, client } = place
    const [made] = await sqlOf(req).query<Standing>(insertSql, [uuidv7(), agency, client, reason, req.user?.id ?? null])
    const [standing] = made ? [made] : await sqlOf(req).query<Standing>(standingSql, [agency, client])
    const [touched] = await sqlOf(req).query<{ planned: number; leaving: number }>(touchedSql, [agency, client])
    if (made) {
      await note(req, place, 'stop_publishing', reason)
      await sayStopped(req, place, reason, touched!.planned)
    }
    return { ...standing!, already: !made, ...touched! }
  })

/** Lets publishing go on. False when nothing had stopped it. What became late meanwhile stays where it is. */
export const resumePublishing = (req: PayloadRequest, place: Place): Promise<boolean> =>
  inTransaction(req, async () => {
    const [lifted] = await sqlOf(req).query(liftSql, [place.agency, place.client, req.user?.id ?? null])
    if (!lifted) return false
    await note(req, place, 'resume_publishing')
    await sayResumed(req, place)
    return true
  })

const note = (req: PayloadRequest, { agency, client, name }: Place, deed: 'stop_publishing' | 'resume_publishing', reason?: string) => {
  const slug = client ? 'clients' : 'agencies'
  return recordEvent(req, { type: `${slug}.${deed}`, resourceType: slug, resourceId: client ?? agency, resourceName: name, agency, client, note: reason })
}
