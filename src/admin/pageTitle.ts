import { createLocalReq, type PayloadRequest, type SanitizedConfig, type TypedUser } from 'payload'
import { getPayload } from 'payload'
import { headers as requestHeaders } from 'next/headers'
import { as } from '@/src/engine/doors'

type Slug = Parameters<ReturnType<typeof as>['findByID']>[0]

/** The name of the row a page of the admin is about, read with the person's rights; null for a page that is about none. */
export const rowTitle = async (config: SanitizedConfig, segments: string[]): Promise<string | null> => {
  const [kind, slug, id] = segments
  if (kind !== 'collections' || !id || !/^[0-9a-f-]{36}$/i.test(id)) return null
  const field = config.collections.find((collection) => collection.slug === slug)?.admin.useAsTitle
  if (!field || field === 'id') return null
  const req = await requestOf(config)
  if (!req) return null
  const row = await as(req).findByID(slug as Slug, id, { [field]: true }).catch(() => null)
  const title = (row as Record<string, unknown> | null)?.[field]
  return typeof title === 'string' && title.trim() ? shortened(title.trim()) : null
}

const requestOf = async (config: SanitizedConfig): Promise<PayloadRequest | null> => {
  const payload = await getPayload({ config })
  const headers = await requestHeaders()
  const { user } = await payload.auth({ headers })
  return user ? createLocalReq({ user: user as TypedUser, req: { headers } }, payload) : null
}

const shortened = (title: string): string => (title.length > 90 ? `${title.slice(0, 89).trimEnd()}…` : title)
