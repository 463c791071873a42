import type { Payload } from 'payload'
import { systemRequest } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'
import { testPassword } from './app'

let count = 0
const next = () => (count += 1)
type More = Record<string, unknown>

const make = async (payload: Payload, slug: 'plans' | 'agencies' | 'clients' | 'users' | 'sources' | 'templates' | 'documents', data: More) =>
  (await asSystem(await systemRequest(payload, 'tests'), 'tests').create(slug, data as never)) as unknown as { id: string; email: string } & More

/** A plan with room enough, unless told otherwise. */
export const buildPlan = (payload: Payload, more: More = {}) =>
  make(payload, 'plans', { name: `plan-${next()}`, displayName: 'Plan', priceCents: 0, billingPeriod: 'annual', maxSeats: 50, maxTemplates: null, apiKeyMode: 'included', includedApiCreditsCents: 100_000, ...more })

/** An agency with a plan of its own. */
export const buildAgency = async (payload: Payload, more: More = {}) =>
  make(payload, 'agencies', { name: `Agency ${next()}`, slug: `agency-${count}`, plan: more.plan ?? (await buildPlan(payload)).id, ...more })

/** A client, with an agency of its own unless one is given. */
export const buildClient = async (payload: Payload, more: More = {}) =>
  make(payload, 'clients', { companyName: `Client ${next()}`, agency: more.agency ?? (await buildAgency(payload)).id, ...more })

/** A person with one membership; `role` 'client' wants a client, `isSuperAdmin` wants no agency. */
export const buildUser = (payload: Payload, { agency, role, client, ...more }: More = {}) =>
  make(payload, 'users', { email: `person-${next()}@example.test`, password: testPassword, ...(agency ? { memberships: [{ agency, role: role ?? 'agency_admin', client }] } : {}), ...more })

/** A client's own note. */
export const buildSource = async (payload: Payload, more: More = {}) =>
  make(payload, 'sources', { title: `Source ${next()}`, kind: 'note', note: `Note number ${count} says something.`, client: more.client ?? (await buildClient(payload)).id, ...more })

/** A document as it stands in a state, without a run. */
export const buildDocument = async (payload: Payload, more: More = {}) =>
  make(payload, 'documents', { title: `Document ${next()}`, topic: 'A topic', status: 'ready', client: more.client ?? (await buildClient(payload)).id, ...more })

/** A design with the least it needs. */
export const buildTemplate = (payload: Payload, more: More = {}) =>
  make(payload, 'templates', { name: `Design ${next()}`, code: `TEST_${String(count % 100).padStart(2, '0')}`, html: '<p>{{ content.title }}</p>', css: 'p{margin:0}', ...more })
