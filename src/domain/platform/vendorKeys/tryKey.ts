import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { awaitEffect, reserveEffect } from '@/src/engine/effects'
import { uuidv7 } from '@/src/engine/ids'
import { seal } from '@/src/engine/secrets'
import { fail } from '@/src/errors'
import { includesKeys } from './included'
import { ownRows, type Vendor } from './show'

/** The kind of effect that tries a key with one free or cheapest call: `{ vendor, connection? , sealed? }`. */
export const testKind = 'vendor.key-test'

export type Tested = { valid: boolean; message: string }
export type TestAnswer = { provider: Vendor; valid: boolean | null; message: string; checkedAt: string | null }

const perHour = 10
const waitSeconds = 20

/** Plans that include the vendors' keys take none (spec 06-platform §12). Throws BIZ_005. */
export const takesOwnKeys = async (req: PayloadRequest, agency: string): Promise<void> => {
  if (await includesKeys(req, agency)) throw fail('BIZ_005', { message: 'Your plan includes the keys of all services, so it takes none of your own.' })
}

const withinRate = async (req: PayloadRequest, agency: string): Promise<void> => {
  const [row] = await sqlOf(req).query<{ count: number; wait: number }>(
    `select count(*)::int as count, coalesce(ceil(3600 - extract(epoch from now() - min(created_at))), 60)::int as wait from effects
     where agency_id = $1 and kind = $2 and created_at > now() - interval '1 hour'`, [agency, testKind])
  if (row && row.count >= perHour) throw fail('RATE_001', { message: `A key can be tested ${perHour} times an hour.`, details: { retryAfter: row.wait, limit: perHour } })
}

/**
 * Tries a key, the stored one when none is given, through a worker; nothing of it is kept. Throws BIZ_005, BIZ_008 without a key,
 * RATE_001 after ten tests in an hour. `valid` is null when the service did not answer in time.
 */
export const testKey = async (req: PayloadRequest, agency: string, vendor: Vendor, key?: string): Promise<TestAnswer> => {
  await takesOwnKeys(req, agency)
  await withinRate(req, agency)
  const effect = `key-test:${agency}:${vendor}:${uuidv7()}`
  await reserveEffect(req, { key: effect, kind: testKind, agency, repeatable: true, request: { vendor, ...(key ? { sealed: seal(key, effect) } : { connection: await storedKey(req, agency, vendor) }) } })
  const { state, response, errorMessage } = await awaitEffect<Tested>(req, effect, { seconds: waitSeconds })
  if (state !== 'done' || !response) return { provider: vendor, valid: null, message: errorMessage ?? 'The service has not answered yet. Try again in a minute.', checkedAt: null }
  return { provider: vendor, valid: response.valid, message: response.message, checkedAt: new Date().toISOString() }
}

const storedKey = async (req: PayloadRequest, agency: string, vendor: Vendor): Promise<string> => {
  const row = (await ownRows(req, agency)).find(({ kind, vendor: of }) => kind === 'vendor_key' && of === vendor)
  if (!row) throw fail('BIZ_008', { message: 'There is no key for this service yet: enter one.' })
  return row.id
}
