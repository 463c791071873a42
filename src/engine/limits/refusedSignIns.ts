import type { Payload } from 'payload'
import { countedAs } from '@/src/engine/address'
import { poolOf } from '@/src/engine/database'
import { fail } from '@/src/errors'
import type { Limiter } from './limiter'

const most = { limit: 50, seconds: 600 }

// 15 minutes, doubled with each time within a day of the one before, up to a day.
const refuse = `insert into refused_addresses (address, times, until) values ($1, 1, now() + interval '15 minutes')
  on conflict (address) do update set
    times = case when refused_addresses.until < now() - interval '1 day' then 1 else refused_addresses.times + 1 end,
    until = now() + least(interval '1 day', interval '15 minutes' * power(2, case when refused_addresses.until < now() - interval '1 day' then 0 else least(refused_addresses.times, 10) end))
  where refused_addresses.until < now()`

/** Throws RATE_001 while sign-ins from this address are refused altogether. */
export const checkRefused = async (payload: Payload, address: string): Promise<void> => {
  const [row] = await poolOf(payload).query<{ wait: number }>('select ceil(extract(epoch from until - now()))::int as wait from refused_addresses where address = $1 and until > now()', [countedAs(address)])
  if (row) throw fail('RATE_001', { message: 'Too many sign-ins from here were refused. Try again later.', details: { retryAfter: row.wait } })
}

/** Counts a refused sign-in; the 51st within ten minutes closes sign-in to the address for a while. */
export const countRefused = async (payload: Payload, limiter: Limiter, address: string): Promise<void> => {
  const verdict = await limiter.take([{ bucket: `refused:${countedAs(address)}`, ...most }])
  if (verdict?.refused) await poolOf(payload).query(refuse, [countedAs(address)])
}
