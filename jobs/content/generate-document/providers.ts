import type { Payload } from 'payload'
import { entitlementsOf } from '@/src/domain/platform/entitlements'
import { poolOf } from '@/src/engine/database'
import { open } from '@/src/engine/secrets'
import { GiveUp } from '@/src/engine/pipeline'
import { env } from '@/src/env'
import { providersFor, sandboxProviders, type ProviderKeys, type Providers } from '@/src/providers'
import type { DocumentRun } from './outputs'

export type Equipped = Providers & { keySource: 'platform' | 'agency' }

const capabilities: Readonly<Record<string, keyof ProviderKeys>> = { anthropic: 'text', tavily: 'search', freepik: 'images' }

/** The agency's keys by what they are for; of several, the one that its entitlement for the client names, else the newest. */
const ownKeys = async (payload: Payload, agency: string, client: string | null): Promise<ProviderKeys> => {
  const given = await entitlementsOf(poolOf(payload), agency, client)
  const chosen = [...given.values()].flatMap(({ enabled, connection }) => (enabled && connection ? [connection] : []))
  const rows = await poolOf(payload).query<{ id: string; vendor: string; sealed: string }>(
    `select id, vendor, sealed from connections join sealed_secrets on connection_id = id where agency_id = $1 and client_id is null and kind = 'vendor_key'
     and status <> 'revoked' order by id = any($2::uuid[]), created_at`, [agency, chosen])
  const known = rows.flatMap(({ id, vendor, sealed }) => {
    const capability = capabilities[vendor]
    return capability ? [[capability, open(sealed, `connections|${id}`)] as const] : []
  })
  return Object.fromEntries(known)
}

const equipped = new Map<string, Promise<Equipped>>()
const kept = 200

/**
 * The services of a run: an agency that brings its own keys never falls back to the platform's for text. A run keeps the
 * keys it started with in this process. Throws GiveUp BIZ_008 when the text key is missing outside the sandbox.
 */
export const providersOf = (payload: Payload, run: DocumentRun): Promise<Equipped> => {
  const known = equipped.get(run.id) ?? equip(payload, run)
  equipped.set(run.id, known)
  known.catch(() => equipped.delete(run.id))
  if (equipped.size > kept) equipped.delete(equipped.keys().next().value ?? '')
  return known
}

/** Whether the sandbox plays the vendors for this run, so that what it makes is a sample. */
export const isSample = ({ input }: DocumentRun): boolean => env.providersMode === 'sandbox' || Boolean(input.isTest)

const equip = async (payload: Payload, run: DocumentRun): Promise<Equipped> => {
  if (run.input.isTest) return { ...sandboxProviders(), keySource: 'platform' }
  if (!run.input.ownKeys || !run.agency) return { ...providersFor({}), keySource: 'platform' }
  const keys = await ownKeys(payload, run.agency, run.client ?? null)
  if (!keys.text && env.providersMode === 'live') throw new GiveUp('BIZ_008', 'Add your key for text generation under Connections first.')
  return { ...providersFor(keys), keySource: keys.text ? 'agency' : 'platform' }
}
