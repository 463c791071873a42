import type { Payload } from 'payload'
import { raiseAlert } from '@/src/engine/alerts'
import { poolOf } from '@/src/engine/database'
import { platformChain, verifyChain } from './chain'

const exportSql = `insert into event_heads (agency, position, hash)
  select distinct on (agency) agency, position, hash from event_chain order by agency, position desc
  on conflict do nothing returning agency, position::float8 as position, encode(hash, 'hex') as hash`

/**
 * Writes the last link of every chain that has grown into the log, and keeps it: whoever cuts the end off a chain would have to
 * change the log as well, which leaves this machine by then. Answers how many.
 */
export const exportHeads = async (payload: Payload): Promise<number> => {
  const heads = await poolOf(payload).query<{ agency: string; position: number; hash: string }>(exportSql)
  for (const { agency, position, hash } of heads) payload.logger.info({ msg: 'audit_head', agency: agency === platformChain ? null : agency, position, hash })
  return heads.length
}

/** Verifies chains in no fixed order until `seconds` are over, and tells the operator of a broken one. */
export const verifyAll = async (payload: Payload, seconds = 40): Promise<{ verified: number; broken: number }> => {
  const until = Date.now() + seconds * 1000
  const db = poolOf(payload)
  const chains = await db.query<{ agency: string }>('select agency from (select distinct agency from event_chain) chains order by random()')
  const counts = { verified: 0, broken: 0 }
  for (const { agency } of chains) {
    if (Date.now() > until) break
    const { fault } = await verifyChain(db, agency)
    counts.verified += 1
    if (!fault) continue
    counts.broken += 1
    const detail = `${fault.message} Position ${fault.position}${fault.eventId ? `, event ${fault.eventId}` : ''}.`
    await raiseAlert(payload, { kind: 'audit.chain', severity: 'critical', title: 'An audit log was changed', detail, subject: agency })
  }
  return counts
}
