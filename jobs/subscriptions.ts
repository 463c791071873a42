import { z } from 'zod'
import { webhookCatalog } from '@/src/domain/platform/webhooks/catalog'
import type { Db } from '@/src/engine/database'

/** What follows from what: event type -> names of jobs, each done at least once per event. */
export const subscriptions: Record<string, readonly string[]> = {
  'sources.create': ['read-source'],
  'posts.create': ['render-post-images'],
  'posts.update': ['render-post-images'],
  'social-rules.create': ['redraw-post-images'],
  'social-rules.update': ['redraw-post-images'],
  'documents.complete': ['check-usage'],
  'documents.fail': ['check-usage'],
  'team-assignments.create': ['hand-over'],
  'team-assignments.update': ['hand-over'],
  'team-assignments.delete': ['hand-over'],
  'clients.update': ['follow-approvers'],
  'users.update': ['follow-approvers'],
  'users.delete': ['follow-approvers'],
  'users.join': ['follow-approvers'],
  'users.deactivate': ['follow-approvers'],
  'users.reactivate': ['follow-approvers'],
  'users.role_change': ['follow-approvers'],
}

/** What follows from any event of an agency that somebody outside subscribes to (webhook endpoints). */
const forSubscribers = 'fan-out-webhooks'
const offered = [...webhookCatalog.values()]

/** What a job that follows from an event is given. */
export const EventData = z.object({ eventId: z.uuid(), type: z.string(), resourceId: z.string() })

/** Events are marked and what follows from them is reserved in one statement: nothing is lost and nothing is asked for twice. */
const dispatchSql = `with next as (
    select id from events where dispatched_at is null order by created_at limit $3 for update skip locked),
  event as (
    update events e set dispatched_at = now() from next where e.id = next.id returning e.id, e.type, e.resource_id, e.agency_id, e.client_id),
  follows as (
    insert into effects (id, key, kind, repeatable, state, request, attempts, fence, agency_id, client_id, created_at, updated_at)
    select gen_random_uuid(), 'event:' || event.id || ':' || wanted.job, 'job:' || wanted.job, true, 'reserved',
      jsonb_build_object('eventId', event.id, 'type', event.type, 'resourceId', event.resource_id), 0, 0, event.agency_id, event.client_id, now(), now()
    from event join lateral (
      select job from unnest($1::text[], $2::text[]) as wanted (type, job) where wanted.type = event.type
      union all
      select $4 from unnest($5::text[], $6::text[]) as offered (event, type) where offered.event = event.type and exists (
        select from webhook_endpoints w join webhook_endpoints_texts t on t.parent_id = w.id and t.path = 'events'
        where w.agency_id = event.agency_id and w.is_active and w.direction = 'outgoing' and t.text in ('*', offered.type, split_part(offered.type, '.', 1) || '.*'))) wanted on true
    on conflict (key) do nothing returning id)
  select (select count(*) from event)::int as events, (select count(*) from follows)::int as jobs`

/** Hands the next events on to the jobs that subscribe to them. Answers how many events there were and how many jobs follow. */
export const dispatchEvents = async (db: Db, table = subscriptions, limit = 200): Promise<{ events: number; jobs: number }> => {
  const pairs = Object.entries(table).flatMap(([type, names]) => names.map((name) => [type, name] as const))
  const values = [pairs.map(([type]) => type), pairs.map(([, name]) => name), limit, forSubscribers, offered.map(({ event }) => event), offered.map(({ type }) => type)]
  const [counts] = await db.query<{ events: number; jobs: number }>(dispatchSql, values)
  return counts!
}
