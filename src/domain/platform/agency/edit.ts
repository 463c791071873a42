import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { as } from '@/src/engine/doors'
import { memberRoles } from '@/src/engine/tenancy/membership'
import type { Own } from './own'
import { shownAgency } from './show'

const line = (most: number) => z.string().trim().max(most).nullable()
const link = z.union([z.literal('').transform(() => null), z.string().trim().max(255)]).nullable()
const cents = z.number().int().min(0).nullable()
const version = z.number().int().optional()
const waiting = z.number().int().min(1).max(720)

/** What an agency's admin changes about the agency. Forms and ranges are the collection's. */
export const AgencyChange = z.strictObject({
  version, name: z.string().trim().min(1).max(255), companyWebsite: link, companyEmail: line(255), companyPhone: line(50), companyAddress: line(1000), footerText: line(500),
  socialLinkedinUrl: link, socialFacebookUrl: link, socialXUrl: link, socialInstagramUrl: link, defaultTimezone: z.string().max(64), notificationEmail: line(255),
  pageSize: z.enum(['letter', 'a4']), defaultTemplate: z.uuid().nullable(), clientGenerationMode: z.enum(['off', 'request', 'direct']), clientGenerationMonthlyLimit: z.number().int().min(0),
  membersMaySchedule: z.boolean(), allowApprovalOverride: z.boolean(), remindReviewers: z.boolean(), remindFirstHours: waiting, remindSecondHours: waiting, escalateHours: waiting, digestAt: z.string().max(5), restrictMembersToAssignedClients: z.boolean(), require2fa: z.boolean(), require2faRoles: z.array(z.enum(memberRoles)).max(memberRoles.length), sessionDays: z.number().int().min(1).max(30),
  allowedIps: z.array(z.string().trim().max(64)).max(50), monthlyBudgetCents: cents, maxDocumentCostCents: cents, activityDays: z.number().int().min(90).max(730),
}).partial()

export const BrandChange = z.strictObject({
  version, colorMode: z.enum(['light', 'dark']), colorAccent1: z.string(), colorAccent2: z.string(), colorAccent3: z.string(),
}).partial()

type Change = z.infer<typeof AgencyChange> | z.infer<typeof BrandChange>

/** Writes the change as the person, so that access, version and the fields' own rules hold, and answers the agency. */
export const editAgency = async (req: PayloadRequest, own: Own, change: Change) => {
  req.data = { ...change }
  await as(req).update('agencies', own.id, change as never)
  return shownAgency(req, own)
}
