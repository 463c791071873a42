import type { PayloadRequest } from 'payload'
import { ensure } from './ensure'

const pro = { maxSeats: 50, maxTemplates: 5, customDomainAllowed: false, clientImageUploadAllowed: false, apiKeyMode: 'byok', includedApiCreditsCents: 0, description: 'For growing agencies.' }
const enterprise = { maxSeats: 200, maxTemplates: null, customDomainAllowed: true, clientImageUploadAllowed: true, apiKeyMode: 'included', includedApiCreditsCents: 100_000, description: 'For established agencies, full white label.' }

const plans = [
  { name: 'pro_annual', displayName: 'Pro (Annual)', priceCents: 1_000_000, billingPeriod: 'annual', sortOrder: 1, badgeText: 'Best Value', ...pro },
  { name: 'pro_monthly', displayName: 'Pro (Monthly)', priceCents: 200_000, billingPeriod: 'monthly', sortOrder: 2, ...pro },
  { name: 'enterprise_annual', displayName: 'Enterprise (Annual)', priceCents: 2_000_000, billingPeriod: 'annual', sortOrder: 3, badgeText: 'Full Featured', ...enterprise },
  { name: 'enterprise_monthly', displayName: 'Enterprise (Monthly)', priceCents: 500_000, billingPeriod: 'monthly', sortOrder: 4, ...enterprise },
] as const

/** The four plans of spec 06-platform §1. */
export const seedPlans = async (req: PayloadRequest): Promise<void> => {
  for (const plan of plans) await ensure(req, 'plans', { name: { equals: plan.name } }, () => plan)
}
