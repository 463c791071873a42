import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { invite } from '@/src/domain/platform/team/invite'
import { periodAt } from '@/src/domain/platform/usage/period'
import { sqlOf } from '@/src/engine/database'
import { isSuperAdmin } from '@/src/engine/tenancy/membership'
import { fail } from '@/src/errors'

const admin = z.object({ adminEmail: z.string().trim().toLowerCase().max(255).pipe(z.email()), adminName: z.string().trim().max(200).optional() })

/** A new agency's first usage period begins, and the admin whom the operator named with it is invited. Throws VAL_003 for an address that is none. */
export const beginAgency = async (req: PayloadRequest, agency: string): Promise<void> => {
  const { start, end } = periodAt(new Date(), new Date())
  await sqlOf(req).query('update agencies set api_usage_period_start = $2, api_usage_period_end = $3 where id = $1', [agency, start, end])
  const given = (req.data ?? {}) as Record<string, unknown>
  if (!given.adminEmail || !isSuperAdmin(req.user)) return
  const parsed = admin.safeParse(given)
  if (!parsed.success) throw fail('VAL_003', { field: 'adminEmail', message: 'Give the admin’s e-mail address.' })
  const [firstName, ...rest] = (parsed.data.adminName ?? '').split(/\s+/).filter(Boolean)
  await invite(req, agency, { email: parsed.data.adminEmail, role: 'agency_admin', firstName, lastName: rest.join(' ') || undefined })
}
