import type { CollectionAfterChangeHook, CollectionBeforeChangeHook } from 'payload'
import { signOutAgency } from '@/src/domain/platform/agency/signOut'
import { beginAgency } from '@/src/domain/platform/agency/begin'
import { followPlan } from '@/src/domain/platform/plans/follow'
import { idOf } from '@/src/engine/idOf'
import { isEnded } from '@/src/domain/platform/hosts/place'
import { nudge } from '@/src/engine/pipeline/live/nudge'

type Agency = { id: string; plan?: unknown; assignedTemplates?: { template?: unknown }[] | null; isActive?: boolean | null; subscriptionStatus?: string | null }

const isOpen = ({ isActive, subscriptionStatus }: Partial<Agency>): boolean => isActive !== false && !isEnded(subscriptionStatus ?? 'active')

/** When a subscription began, was canceled or fell behind: dates that follow from what is set (spec 06-platform §10). */
export const datesOfSubscription: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const now = new Date().toISOString()
  const status = data.subscriptionStatus ?? originalDoc?.subscriptionStatus
  const canceled = data.subscriptionCancelAtPeriodEnd ?? originalDoc?.subscriptionCancelAtPeriodEnd
  return {
    ...data,
    subscriptionStartedAt: data.subscriptionStartedAt ?? originalDoc?.subscriptionStartedAt ?? now,
    subscriptionPastDueSince: status === 'past_due' ? (originalDoc?.subscriptionPastDueSince ?? now) : null,
    subscriptionCanceledAt: canceled || status === 'canceled' ? (data.subscriptionCanceledAt ?? originalDoc?.subscriptionCanceledAt ?? now) : null,
  }
}

const lost = (before: Agency, after: Agency): string[] => {
  const kept = new Set(templatesOf(after))
  return templatesOf(before).filter((template) => !kept.has(template))
}
const templatesOf = ({ assignedTemplates }: Agency): string[] => (assignedTemplates ?? []).map(({ template }) => idOf(template)).filter((id) => id !== null)

/** Hosts are looked up anew everywhere; an agency with which nobody works any more signs its people out at once. */
export const followAgency: CollectionAfterChangeHook<Agency> = async ({ doc, operation, previousDoc, req }) => {
  req.context.hostsChanged = true
  await nudge(req, 'hosts')
  if (operation === 'update' && isOpen(previousDoc) && !isOpen(doc)) await signOutAgency(req, doc.id)
  if (operation === 'update' && idOf(previousDoc.plan) !== idOf(doc.plan)) await followPlan(req, doc.id, lost(previousDoc, doc))
  if (operation === 'create') await beginAgency(req, doc.id)
  return doc
}
