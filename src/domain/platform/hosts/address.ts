import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { env } from '@/src/env'

const { protocol, port } = new URL(env.appUrl)

const ownSql = `select slug, case when custom_domain_verified and (custom_domain_ends_at is null or custom_domain_ends_at > now()) then custom_domain end as domain from agencies where id = $1`

/** Where an agency's clients find it, for links in mails: its verified domain, else its subdomain; without a final slash. */
export const agencyUrl = async (req: PayloadRequest, agency: string): Promise<string> => {
  const [row] = await sqlOf(req).query<{ slug: string; domain: string | null }>(ownSql, [agency])
  if (!row) return env.appUrl
  return row.domain ? `https://${row.domain}` : `${protocol}//${row.slug}.${env.platformDomain}${port ? `:${port}` : ''}`
}
