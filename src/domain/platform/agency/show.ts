import type { PayloadRequest } from 'payload'
import { creditsOf } from '@/src/domain/platform/usage/credits'
import { keysOf } from '@/src/domain/platform/vendorKeys/show'
import { sqlOf } from '@/src/engine/database'
import { brandSql, brandOf, type BrandRow } from './brand'
import type { Own } from './own'

type Json = Record<string, unknown>
type Row = { id: string; name: string; slug: string; version: number; plan: Json; subscription: Json; companyInfo: Json; socialLinks: Json; customDomain: Json; settings: Json; seatsUsed: number; maxSeats: number; createdAt: Date } & BrandRow

const rowSql = `select a.id, a.name, a.slug, coalesce(a.version, 1)::int as version, a.created_at as "createdAt", ${brandSql},
    jsonb_build_object('id', p.id, 'name', p.name, 'displayName', p.display_name, 'priceCents', p.price_cents, 'billingPeriod', p.billing_period, 'maxSeats', p.max_seats, 'maxTemplates', p.max_templates,
      'customDomainAllowed', p.custom_domain_allowed is true, 'clientImageUploadAllowed', p.client_image_upload_allowed is true, 'apiKeyMode', p.api_key_mode, 'includedApiCreditsCents', p.included_api_credits_cents) as plan,
    jsonb_build_object('status', a.subscription_status, 'startedAt', a.subscription_started_at, 'currentPeriodStart', a.subscription_current_period_start, 'currentPeriodEnd', a.subscription_current_period_end,
      'canceledAt', a.subscription_canceled_at, 'cancelAtPeriodEnd', a.subscription_cancel_at_period_end is true, 'pastDueSince', a.subscription_past_due_since) as subscription,
    jsonb_build_object('companyWebsite', a.company_website, 'companyEmail', a.company_email, 'companyPhone', a.company_phone, 'companyAddress', a.company_address, 'footerText', a.footer_text) as "companyInfo",
    jsonb_build_object('socialLinkedinUrl', a.social_linkedin_url, 'socialFacebookUrl', a.social_facebook_url, 'socialXUrl', a.social_x_url, 'socialInstagramUrl', a.social_instagram_url) as "socialLinks",
    jsonb_build_object('domain', a.custom_domain, 'verified', a.custom_domain_verified is true, 'verifiedAt', a.custom_domain_verified_at, 'sslStatus', a.custom_domain_ssl_status, 'endsAt', a.custom_domain_ends_at) as "customDomain",
    jsonb_build_object('defaultTimezone', a.default_timezone, 'pageSize', a.page_size, 'notificationEmail', a.notification_email, 'defaultTemplate', a.default_template_id,
      'clientGenerationMode', a.client_generation_mode, 'clientGenerationMonthlyLimit', a.client_generation_monthly_limit, 'membersMaySchedule', a.members_may_schedule is true, 'allowApprovalOverride', a.allow_approval_override is not false,
      'remindReviewers', a.remind_reviewers is not false, 'remindFirstHours', coalesce(a.remind_first_hours, 24), 'remindSecondHours', coalesce(a.remind_second_hours, 48), 'escalateHours', coalesce(a.escalate_hours, 72), 'digestAt', coalesce(a.digest_at, '08:00'),
      'restrictMembersToAssignedClients', a.restrict_members_to_assigned_clients is true, 'require2fa', a.require2fa is true, 'require2faRoles', coalesce((select jsonb_agg(r.value order by r."order") from agencies_require2fa_roles r where r.parent_id = a.id), '[]'), 'sessionDays', a.session_days,
      'allowedIps', coalesce((select jsonb_agg(t.text order by t."order") from agencies_texts t where t.parent_id = a.id and t.path = 'allowedIps'), '[]'),
      'monthlyBudgetCents', a.monthly_budget_cents, 'maxDocumentCostCents', a.max_document_cost_cents, 'activityDays', a.activity_days) as settings,
    (select count(*)::int from clients c where c.agency_id = a.id and c.is_active) as "seatsUsed", p.max_seats::int as "maxSeats"
  from agencies a join plans p on p.id = a.plan_id where a.id = $1`

/** An agency as its own people see it; subscription and keys are the admins' (spec 06-platform §24.3). */
export const shownAgency = async (req: PayloadRequest, { id, isAdmin }: Own) => {
  const [row] = await sqlOf(req).query<Row>(rowSql, [id])
  const { seatsUsed, maxSeats, plan, subscription, companyInfo, socialLinks, customDomain, settings, createdAt } = row!
  const { usedCents, limitCents, percentUsed, periodStart, periodEnd } = await creditsOf(req, id)
  const usage = { seatsUsed, seatsAvailable: Math.max(0, maxSeats - seatsUsed), apiCreditsUsedCents: usedCents, apiCreditsLimitCents: limitCents, apiCreditsPercentUsed: percentUsed, periodStart, periodEnd }
  const shared = { id, name: row!.name, slug: row!.slug, version: row!.version, plan, usage, branding: brandOf(row!), companyInfo, socialLinks, customDomain, settings, createdAt }
  return isAdmin ? { ...shared, subscription, ...(await keysOf(req, id)) } : shared
}
