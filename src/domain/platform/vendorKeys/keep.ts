import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { as, asSystem } from '@/src/engine/doors'
import { fail } from '@/src/errors'
import { keysOf, networks, ownRows, vendors, type Vendor } from './show'
import { takesOwnKeys, testKey } from './tryKey'

const key = z.string().trim().min(8, 'This is too short for a key.').max(4000).optional()

export const KeysBody = z.strictObject({ anthropic: key, freepik: key, tavily: key, skipTest: z.boolean().optional() })
export const TestBody = z.strictObject({ provider: z.enum(vendors), key })
export const AppBody = z.strictObject({ clientId: z.string().trim().min(1).max(255), clientSecret: z.string().trim().min(1).max(4000) })

const labels: Record<Vendor, string> = { anthropic: 'Text generation', freepik: 'Stock images', tavily: 'Web search' }

/**
 * Keeps an agency's own keys, each tried first unless `skipTest`. Throws VAL_001 for a key that its service refuses, GEN_005 when
 * the service could not be asked, BIZ_005 where the plan includes the keys.
 */
export const putKeys = async (req: PayloadRequest, agency: string, { skipTest, ...given }: z.infer<typeof KeysBody>) => {
  await takesOwnKeys(req, agency)
  const keys = vendors.flatMap((vendor) => (given[vendor] ? [[vendor, given[vendor]] as const] : []))
  if (keys.length === 0) throw fail('VAL_002', { message: `Give a key for ${vendors.join(', ')}.` })
  if (!skipTest) for (const [vendor, secret] of keys) await mustBeValid(req, agency, vendor, secret)
  await inTransaction(req, async () => {
    for (const [vendor, secret] of keys) await keep(req, agency, { kind: 'vendor_key', vendor, label: labels[vendor], secret }, !skipTest)
  })
  return (await keysOf(req, agency)).providerKeys
}

const mustBeValid = async (req: PayloadRequest, agency: string, vendor: Vendor, secret: string): Promise<void> => {
  const { valid, message } = await testKey(req, agency, vendor, secret)
  if (valid === false) throw fail('VAL_001', { field: vendor, message })
  if (valid === null) throw fail('GEN_005', { message: 'The service could not be asked about this key. Try again, or save it untested.' })
}

type Kept = { kind: 'vendor_key' | 'oauth_app'; vendor: string; label: string; secret: string; accountId?: string }

const keep = async (req: PayloadRequest, agency: string, row: Kept, isTested: boolean): Promise<void> => {
  const old = (await ownRows(req, agency)).find(({ kind, vendor }) => kind === row.kind && vendor === row.vendor)
  const { secret, accountId } = row
  const id = old ? old.id : (await as(req).create('connections', { ...row, agency } as never)).id
  if (old) await asSystem(req, 'keep-keys').update('connections', old.id, { secret, ...(accountId && { accountId }) } as never)
  if (isTested) await sqlOf(req).query(`update connections set status = 'ok', last_checked_at = now(), last_error = null where id = $1`, [id])
}

/** Takes a key away; documents under way finish with the one they started with. Throws BIZ_008 when there is none. */
export const dropKey = (req: PayloadRequest, agency: string, vendor: string) =>
  inTransaction(req, async () => {
    const rows = (await ownRows(req, agency)).filter((row) => row.kind === 'vendor_key' && row.vendor === vendor)
    if (rows.length === 0) throw fail('RES_001', { message: 'There is no key for this service.' })
    for (const { id } of rows) await as(req).delete('connections', id)
    return { provider: vendor, configured: false }
  })

/** Keeps the app by which an agency's clients link accounts of a network. Throws VAL_001 for an unknown network. */
export const putApp = (req: PayloadRequest, agency: string, vendor: string, { clientId, clientSecret }: z.infer<typeof AppBody>) =>
  inTransaction(req, async () => {
    if (!(networks as readonly string[]).includes(vendor)) throw fail('VAL_001', { field: 'provider', message: `The network is one of ${networks.join(', ')}.` })
    await keep(req, agency, { kind: 'oauth_app', vendor, label: 'App', secret: clientSecret, accountId: clientId }, false)
    return { configured: true, configuredAt: new Date().toISOString() }
  })
