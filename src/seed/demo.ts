import { randomBytes } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { env } from '@/src/env'
import { seedAccounts } from './demoAccounts'
import { seedIntegrations } from './demoIntegrations'
import { demoSources } from './demoSources'
import { ensure } from './ensure'
import { seedSocial } from './social'

type Ids = { agency: string; client: string }

/** Two agencies, so that the wall between them can be seen; the first has people of each role, a client and its sources. */
export const seedDemo = async (req: PayloadRequest): Promise<void> => {
  const first = await seedAgency(req, { name: 'Harbour Lane', slug: 'harbour-lane', plan: 'enterprise_annual', colors: ['#0B3C49', '#6B7A8F', '#D1495B'], footer: 'Harbour Lane · Research and communication' })
  const second = await seedAgency(req, { name: 'Quarry Street', slug: 'quarry-street', plan: 'pro_annual', colors: ['#3D2C8D', '#7C83A3', '#E07A5F'], footer: 'Quarry Street' })
  const client = await seedClient(req, first, 'Fernhill Energy', { industry: 'energy', requireClientReview: true, companyDescription: 'Designs and runs energy-saving programmes for commercial buildings.', colorAccent1: '#14532D', colorAccent2: '#64748B', colorAccent3: '#CA8A04' })
  const alder = await seedClient(req, first, 'Alder Clinics', { industry: 'healthcare', companyDescription: 'A group of outpatient clinics.' })
  const quayside = await seedClient(req, second, 'Quayside Retail', { industry: 'retail' })
  await seedPeople(req, { agency: first, client }, second)
  await seedIntegrations(req, first)
  await seedAccounts(req, { fernhill: client, alder, quayside })
  await seedSocial(req, { first, second, fernhill: client, alder, quayside })
  for (const source of demoSources) await ensure(req, 'sources', { and: [{ client: { equals: client } }, { title: { equals: source.title } }] }, () => ({ ...source, kind: 'note', client }))
}

type Agency = { name: string; slug: string; plan: string; colors: [string, string, string]; footer: string }

const seedAgency = async (req: PayloadRequest, { name, slug, plan, colors, footer }: Agency): Promise<string> => {
  const [row] = await sqlOf(req).query<{ id: string }>('select id from plans where name = $1', [plan])
  const [colorAccent1, colorAccent2, colorAccent3] = colors
  const agency = await ensure(req, 'agencies', { slug: { equals: slug } }, () => ({
    name, slug, plan: row!.id, colorAccent1, colorAccent2, colorAccent3, footerText: footer, subscriptionStatus: 'active', subscriptionStartedAt: new Date().toISOString(),
  }))
  return agency.id
}

const seedClient = async (req: PayloadRequest, agency: string, companyName: string, more: object): Promise<string> => {
  const client = await ensure(req, 'clients', { and: [{ agency: { equals: agency } }, { companyName: { equals: companyName } }] }, () => ({ agency, companyName, ...more }))
  return client.id
}

const seedPeople = async (req: PayloadRequest, { agency, client }: Ids, second: string): Promise<void> => {
  const password = env.demoPassword ?? `${randomBytes(12).toString('base64url')}aA1`
  const person = (name: string, lastName: string, more: object) =>
    ensure(req, 'users', { email: { equals: `${name}@impresario.test` } }, () => ({ email: `${name}@impresario.test`, password, firstName: 'Demo', lastName, ...more }))
  await person('super', 'Operator', { isSuperAdmin: true })
  await person('admin', 'Admin', { memberships: [{ agency, role: 'agency_admin' }] })
  await person('member', 'Member', { memberships: [{ agency, role: 'agency_member' }] })
  await person('client', 'Client', { memberships: [{ agency, role: 'client', client }] })
  await person('second', 'Second agency', { memberships: [{ agency: second, role: 'agency_admin' }] })
}
