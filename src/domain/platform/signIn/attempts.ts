import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type { Payload } from 'payload'
import { poolOf } from '@/src/engine/database'
import { env } from '@/src/env'
import { fail } from '@/src/errors'

/** Whose attempts are counted together: a name (the hash of an address, or a person's codes) from one network or known browser. */
export type Counted = { name: string; network: string; isKnown: boolean }

export const everywhere = '*'
const mostEverywhere = 50
const most = env.loginMaxAttempts
const lockSeconds = env.loginLockMinutes * 60

/** The name under which the attempts at an address are counted, whether or not anybody has it. */
export const nameOf = (email: string): string => createHash('sha256').update(email.trim().toLowerCase()).digest('hex')

/** The network of an address: /24 for IPv4, /48 for IPv6. */
export const networkOf = (address: string | null | undefined): string => {
  if (!address) return 'unknown'
  if (!isIPv6(address)) return `${address.split('.').slice(0, 3).join('.')}.0/24`
  const [head = ''] = address.split('::')
  return `${[...head.split(':').filter(Boolean), '0', '0', '0'].slice(0, 3).join(':')}::/48`
}

// An attempt counts before the password is looked at, so that attempts at the same time cannot slip through together.
const count = `insert into sign_in_attempts as a (name, network, wrong, locked_until)
    values ($1, $2, 1, case when $3 <= 1 then now() + make_interval(secs => $4) end)
  on conflict (name, network) do update set last_at = now(),
    since = case when a.locked_until is not null or a.since < now() - make_interval(secs => $5) then now() else a.since end,
    wrong = case when a.locked_until is not null or a.since < now() - make_interval(secs => $5) then 1 else a.wrong + 1 end,
    locked_until = case when a.locked_until is null and a.since >= now() - make_interval(secs => $5) and a.wrong + 1 >= $3 then now() + make_interval(secs => $4) end
  where a.locked_until is null or a.locked_until <= now() returning wrong, locked_until is not null as locks`
const wait = 'select ceil(extract(epoch from locked_until - now()))::int as seconds from sign_in_attempts where name = $1 and network = $2 and locked_until > now()'

type Row = { wrong: number; locks: boolean }

const counted = async (payload: Payload, name: string, network: string, limit: number, window: number): Promise<Row> => {
  const [row] = await poolOf(payload).query<Row>(count, [name, network, limit, lockSeconds, window])
  if (row) return row
  const [locked] = await poolOf(payload).query<{ seconds: number }>(wait, [name, network])
  throw tooMany(locked?.seconds ?? 1)
}

/** The refusal while a lock lasts; it says the same for addresses that nobody has. */
const tooMany = (seconds: number) => fail('AUTH_005', { details: { retryAfter: seconds } })

/**
 * Takes note of an attempt before it is made. Five wrong ones in a row from one network lock for 15 minutes; fifty an hour
 * from all networks together lock the name everywhere but in the owner's known browsers (`locks` says that this one did).
 * Answers the number of this attempt. Throws AUTH_005 with the seconds to wait.
 */
export const attempt = async (payload: Payload, { name, network, isKnown }: Counted): Promise<{ number: number; locksEverywhere: boolean }> => {
  const { wrong } = await counted(payload, name, network, most, 24 * 3600)
  if (isKnown) return { number: wrong, locksEverywhere: false }
  const all = await counted(payload, name, everywhere, mostEverywhere, 3600)
  return { number: wrong, locksEverywhere: all.locks }
}

/** Forgets the wrong attempts of one network after a right one; this one does not count among all networks' either. */
export const forgive = async (payload: Payload, { name, network, isKnown }: Counted): Promise<void> => {
  await poolOf(payload).query('delete from sign_in_attempts where name = $1 and network = $2', [name, network])
  if (!isKnown) await poolOf(payload).query('update sign_in_attempts set wrong = greatest(0, wrong - 1), locked_until = case when wrong - 1 < $3 then null else locked_until end where name = $1 and network = $2', [name, everywhere, mostEverywhere])
}

/** Takes back one attempt that was never made, because there was no room to look at the password. */
export const takeBack = async (payload: Payload, { name, network, isKnown }: Counted): Promise<void> => {
  const networks = isKnown ? [network] : [network, everywhere]
  await poolOf(payload).query('update sign_in_attempts set wrong = greatest(0, wrong - 1), locked_until = null where name = $1 and network = any($2)', [name, networks])
}

const delays = [0, 0, 250, 500, 1000]

/** Milliseconds that the attempt of this number waits: the first two none, then ever longer. */
export const delayOf = (number: number): number => delays[Math.min(number, delays.length) - 1] ?? 0
