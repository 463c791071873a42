import type { Endpoint } from 'payload'
import { defineEndpoint } from '@/src/engine/endpoint'
import { poolOf } from '@/src/engine/database'

const publicSql = `select name, display_name as "displayName", description, price_cents::float8 as "priceCents", billing_period::text as "billingPeriod", max_seats::int as "maxSeats",
    max_templates::int as "maxTemplates", custom_domain_allowed is true as "customDomainAllowed", client_image_upload_allowed is true as "clientImageUploadAllowed",
    api_key_mode::text as "apiKeyMode", coalesce(included_api_credits_cents, 0)::float8 as "includedApiCreditsCents", badge_text as "badgeText"
  from plans where is_active is not false and is_visible is not false order by sort_order, price_cents`

/** The price list, mounted under `/api/plans`: active, visible plans without internal fields. */
export const planEndpoints: Endpoint[] = [
  defineEndpoint({ method: 'get', path: '/public', auth: 'public', who: 'anyone', handler: async ({ req }) => ({ body: { docs: await poolOf(req.payload).query(publicSql) } }) }),
]
