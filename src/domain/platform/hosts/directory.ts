import type { Payload } from 'payload'
import { poolOf } from '@/src/engine/database'

export type HostedAgency = { id: string; slug: string; name: string; isActive: boolean; subscriptionStatus: string; domain: string | null; networks: string[] }

/** All agencies by what a host can name; `domain` is set when it is verified. */
export type Directory = { bySlug: Map<string, HostedAgency>; byDomain: Map<string, HostedAgency>; byId: Map<string, HostedAgency> }

type Kept = { directory: Directory | null; until: number; generation: number; loading: Promise<Directory> | null }

const keepMs = 60_000
// The pages' build has its own copy of this module; what is known of hosts is one per process.
const shared = globalThis as { [key: symbol]: Kept | undefined }
const kept: Kept = (shared[Symbol.for('impresario.hosts')] ??= { directory: null, until: 0, generation: 0, loading: null })

const allSql = `select id, slug, name, is_active is not false as "isActive", coalesce(subscription_status::text, 'active') as "subscriptionStatus",
  case when custom_domain_verified and (custom_domain_ends_at is null or custom_domain_ends_at > now()) then custom_domain end as domain,
  coalesce((select array_agg(t.text) from agencies_texts t where t.parent_id = agencies.id and t.path = 'allowedIps'), '{}') as networks from agencies`

/** The directory, at most 60 seconds old. Throws when the database cannot be asked. */
export const directoryOf = (payload: Payload): Promise<Directory> | Directory => {
  if (kept.directory && kept.until > Date.now()) return kept.directory
  kept.loading ??= load(payload).finally(() => (kept.loading = null))
  return kept.loading
}

/** Drops what is known: an agency has changed. What was being read just now is not kept either. */
export const forgetHosts = (): void => {
  kept.generation += 1
  kept.until = 0
  kept.loading = null
}

/** The last directory that was read, however old; null before the first. */
export const lastDirectory = (): Directory | null => kept.directory

const load = async (payload: Payload): Promise<Directory> => {
  const { generation } = kept
  const agencies = await poolOf(payload).query<HostedAgency>(allSql)
  const directory: Directory = {
    bySlug: new Map(agencies.map((agency) => [agency.slug, agency])),
    byDomain: new Map(agencies.flatMap((agency) => (agency.domain ? [[agency.domain, agency] as const] : []))),
    byId: new Map(agencies.map((agency) => [agency.id, agency])),
  }
  if (generation !== kept.generation) return directory
  Object.assign(kept, { directory, until: Date.now() + keepMs })
  return directory
}
