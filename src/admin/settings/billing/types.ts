import type { PillStyle } from '../../status/tone'

export type Plan = {
  displayName: string
  priceCents: number
  billingPeriod: 'annual' | 'monthly'
  maxSeats: number
  maxTemplates: number | null
  customDomainAllowed: boolean
  clientImageUploadAllowed: boolean
  apiKeyMode: 'byok' | 'included'
  includedApiCreditsCents: number | null
}
export type Subscription = { status: string; currentPeriodStart: string | null; currentPeriodEnd: string | null; cancelAtPeriodEnd: boolean; canceledAt: string | null; pastDueSince: string | null }
export type Own = { name: string; plan: Plan; subscription?: Subscription; usage: { seatsUsed: number; seatsAvailable: number } }
export type UsageRow = { id: string | null; name: string | null; costCents: number; calls: number }
export type Usage = { usedCents: number; limitCents: number | null; percentUsed: number; periodStart: string | null; periodEnd: string | null; daysLeft: number | null; rows: UsageRow[] }

const states: Record<string, { label: string; pill: PillStyle; note?: string }> = {
  trial: { label: 'Trial', pill: 'warning', note: 'It ends with the period; then sign-in stops until a plan is agreed.' },
  active: { label: 'Active', pill: 'success' },
  past_due: { label: 'Payment due', pill: 'warning', note: 'Everything works. Two weeks after the due date sign-in stops until it is paid.' },
  canceled: { label: 'Canceled', pill: 'error', note: 'Everything works until the paid period ends.' },
  suspended: { label: 'Suspended', pill: 'error', note: 'Nothing new is made. Your data stays.' },
}

/** A subscription's state in a word and, where something follows from it, in a sentence. */
export const statusOf = (status: string) => states[status] ?? { label: status, pill: 'light-gray' as const }

/** What the plan includes and what it does not, each with its words. */
export const featuresOf = (plan: Plan): { name: string; value: string; isIncluded: boolean }[] => [
  { name: 'Client seats', value: String(plan.maxSeats), isIncluded: true },
  { name: 'Designs', value: plan.maxTemplates === null ? 'all' : `up to ${plan.maxTemplates}`, isIncluded: true },
  { name: 'Writing, search and pictures', value: plan.apiKeyMode === 'included' ? 'included' : 'with your own service keys', isIncluded: true },
  { name: 'Custom domain', value: plan.customDomainAllowed ? 'included' : 'not included', isIncluded: plan.customDomainAllowed },
  { name: 'Own cover pictures', value: plan.clientImageUploadAllowed ? 'included' : 'not included', isIncluded: plan.clientImageUploadAllowed },
]
