import type { Db } from '@/src/engine/database'

/** The chain of the events that belong to no agency. */
export const platformChain = '00000000-0000-0000-0000-000000000000'

/** How a chain was found to be broken, and where. */
export type Fault = { position: number; kind: 'changed' | 'removed' | 'unlinked' | 'inserted' | 'cut'; eventId: string | null; message: string }
export type Head = { position: number; hash: string }
export type Verdict = { ok: boolean; events: number; head: Head | null; fault: Fault | null; verifiedAt: string }

const sentences: Record<Fault['kind'], string> = {
  changed: 'An event is no longer what was written.',
  removed: 'An event is gone.',
  unlinked: 'Links of the chain are gone or were put in.',
  inserted: 'An event was put in past the chain.',
  cut: 'The end of the chain is gone: it once reached further, or differently, than now.',
}

const batch = 5000
const linksSql = `with link as (
    select c.position, c.event_id, c.hash, e.id is null as removed,
      c.position <> $2 + row_number() over (order by c.position) or c.previous <> coalesce(lag(c.hash) over (order by c.position), $3) as unlinked,
      c.hash is distinct from sha256(c.previous || convert_to(event_text(e), 'UTF8')) as changed
    from event_chain c left join events e on e.id = c.event_id
    where c.agency = $1 and c.position > $2 order by c.position limit ${batch})
  select (select count(*)::int from link) as links, last.position::float8 as position, last.hash,
    bad.position::float8 as bad, bad.event_id as bad_event, bad.removed, bad.unlinked
  from (select position, hash from link order by position desc limit 1) last
  left join (select * from link where removed or unlinked or changed order by position limit 1) bad on true`

type Links = { links: number; position: number; hash: Buffer; bad: number | null; bad_event: string | null; removed: boolean | null; unlinked: boolean | null }

const outsideSql = `select e.id, (select coalesce(max(c2.position), 0) + 1 from event_chain c2 join events e2 on e2.id = c2.event_id
    where c2.agency = $1 and e2.created_at <= e.created_at)::float8 as position
  from events e left join event_chain c on c.event_id = e.id
  where c.event_id is null and e.agency_id is not distinct from nullif($1::uuid, '${platformChain}') order by e.created_at limit 1`

/**
 * Walks the chain of an agency from its first event and compares every link with the event it stands for, then looks for
 * events without a link and for a lost end, by the heads written out earlier and by `known`, one that somebody kept elsewhere.
 */
export const verifyChain = async (db: Db, agency: string | null, known?: Head): Promise<Verdict> => {
  const chain = agency ?? platformChain
  const { head, links, fault } = await walked(db, chain)
  const found = fault ?? (await outside(db, chain)) ?? (await cut(db, chain, known))
  return { ok: found === null, events: links, head, fault: found, verifiedAt: new Date().toISOString() }
}

const walked = async (db: Db, chain: string): Promise<{ head: Head | null; links: number; fault: Fault | null }> => {
  let links = 0
  let head = null as Pick<Links, 'position' | 'hash'> | null
  const [first] = await db.query<{ hash: Buffer }>(`select sha256(convert_to($1, 'UTF8')) as hash`, [chain])
  for (;;) {
    const [part]: Links[] = await db.query<Links>(linksSql, [chain, head?.position ?? 0, head?.hash ?? first!.hash])
    if (!part) return { head: head && shown(head), links, fault: null }
    links += part.links
    if (part.bad !== null) return { head: shown(part), links, fault: faultAt(part.bad, part.unlinked ? 'unlinked' : part.removed ? 'removed' : 'changed', part.bad_event) }
    head = part
  }
}

const outside = async (db: Db, chain: string): Promise<Fault | null> => {
  const [event] = await db.query<{ id: string; position: number }>(outsideSql, [chain])
  return event ? faultAt(event.position, 'inserted', event.id) : null
}

const cut = async (db: Db, chain: string, known?: Head): Promise<Fault | null> => {
  const kept = `select position, hash from event_heads where agency = $1 union all select $2::bigint, decode($3, 'hex') where $2 is not null`
  const [lost] = await db.query<{ position: number }>(
    `select k.position::float8 as position from (${kept}) k left join event_chain c on c.agency = $1 and c.position = k.position
     where c.hash is distinct from k.hash order by 1 limit 1`,
    [chain, known?.position ?? null, known?.hash ?? null],
  )
  return lost ? faultAt(lost.position, 'cut', null) : null
}

const faultAt = (position: number, kind: Fault['kind'], eventId: string | null): Fault => ({ position, kind, eventId, message: sentences[kind] })

const shown = ({ position, hash }: { position: number; hash: Buffer }): Head => ({ position, hash: hash.toString('hex') })
