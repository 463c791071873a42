import type { CollectionAfterOperationHook, CollectionBeforeOperationHook, PayloadRequest, Where } from 'payload'
import { overviewOf } from '@/src/domain/platform/operator/overview'
import { isSuperAdmin } from '@/src/engine/tenancy/membership'

const isOperatorsList = (operation: string, req: PayloadRequest): boolean => (operation === 'read' || operation === 'find') && req.payloadAPI === 'REST' && req.pathname?.replace(/\/$/, '') === '/api/agencies' && isSuperAdmin(req.user)

const named = (value: unknown): string | null => (typeof value === 'string' && value.trim() ? value.trim() : null)

/** The operator's filters by word, plan and status (spec 06-platform §24.6), as the query they stand for. */
export const filterAgencies: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (!isOperatorsList(operation, req)) return args
  const [search, plan, status] = [named(req.query.search), named(req.query.plan), named(req.query.status)]
  const wanted: Where[] = [
    ...(search ? [{ or: [{ name: { contains: search } }, { slug: { contains: search } }] }] : []),
    ...(plan ? [/^[0-9a-f-]{36}$/.test(plan) ? { plan: { equals: plan } } : { 'plan.name': { equals: plan } }] : []),
    ...(status ? [{ subscriptionStatus: { equals: status } }] : []),
  ]
  const { where } = args as { where?: Where }
  return wanted.length ? ({ ...args, where: { and: [...(where ? [where] : []), ...wanted] } } as typeof args) : args
}

/** Adds seats, documents, usage and last activity to the operator's list: one statement for the page. */
export const showOverview: CollectionAfterOperationHook = async ({ operation, req, result }) => {
  if (!isOperatorsList(operation, req) || !result || typeof result !== 'object' || !('docs' in result)) return result
  const docs = result.docs as { id: string }[]
  const overview = await overviewOf(req, docs.map(({ id }) => id))
  return { ...result, docs: docs.map((doc) => ({ ...doc, ...overview.get(doc.id) })) } as typeof result
}
