import { randomBytes } from 'node:crypto'
import type { CollectionBeforeChangeHook } from 'payload'
import { slugOf } from '@/src/domain/content/text/slug'
import { sqlOf } from '@/src/engine/database'
import { idOf } from '@/src/engine/idOf'

/** A client's slug is made from its name and is unique in the agency: `-2`, `-3` when taken (spec 06-platform §4.1). */
export const giveSlug: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const wanted = data.companySlug || originalDoc?.companySlug || data.companyName
  if (data.companySlug && data.companySlug === originalDoc?.companySlug) return data
  const base = slugOf(String(wanted ?? ''), 100) || `client-${randomBytes(3).toString('hex')}`
  const rows = await sqlOf(req).query<{ slug: string }>(
    'select company_slug as slug from clients where agency_id = $1::uuid and (company_slug = $2 or company_slug like $3) and id is distinct from $4::uuid',
    [idOf(data.agency) ?? idOf(originalDoc?.agency), base, `${base}-%`, originalDoc?.id ?? null],
  )
  const taken = new Set(rows.map(({ slug }) => slug))
  return { ...data, companySlug: firstFree(base, taken) }
}

const firstFree = (base: string, taken: Set<string>): string => {
  if (!taken.has(base)) return base
  let number = 2
  while (taken.has(`${base}-${number}`)) number += 1
  return `${base}-${number}`
}
