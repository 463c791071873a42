import type { Payload } from 'payload'
import { permissions } from '@/access/permissions'
import { buildAgency, buildClient, buildUser } from '@/src/testing/build'
import { fillTexts, makeMarked, tableOf, type Spot } from './marked'

/** An agency with two clients, two people and rows of every collection. */
export type Place = { agency: string; clients: [string, string]; people: string[]; emails: string[] }

/** Collections whose rows have rules of their own when they are made; everything else is made from its fields. */
const made = new Set(['plans', 'agencies', 'clients', 'users', 'social-rules'])
export const generic = (): string[] => Object.keys(permissions).filter((slug) => !made.has(slug))

const hasClient = (payload: Payload, slug: string): boolean => payload.collections[slug as 'users'].config.flattenedFields.some(({ name }) => name === 'client')
const needsClient = (payload: Payload, slug: string): boolean => payload.collections[slug as 'users'].config.flattenedFields.some((field) => field.name === 'client' && 'required' in field && field.required)

/** Builds an agency and fills every collection for each of its clients and, where a row may be nobody's, for none. */
export const buildPlace = async (payload: Payload, more: Record<string, unknown> = {}): Promise<Place> => {
  const agency = (await buildAgency(payload, more)).id
  const clients = [(await buildClient(payload, { agency })).id, (await buildClient(payload, { agency })).id] as [string, string]
  const people = [await buildUser(payload, { agency }), await buildUser(payload, { agency, role: 'agency_member' }), await buildUser(payload, { agency, role: 'producer' })]
  const place: Place = { agency, clients, people: people.map(({ id }) => id), emails: people.map(({ email }) => email) }
  for (const [slug, id] of [['agencies', agency], ...clients.map((client) => ['clients', client]), ...place.people.map((id) => ['users', id])] as [string, string][]) await fillTexts(payload, slug, id)
  for (const client of [...clients, null]) await fillFor(payload, place, client)
  return place
}

const fillFor = async (payload: Payload, place: Place, client: string | null): Promise<void> => {
  const rows = new Map<string, string>()
  const spot: Spot = { agency: place.agency, client, people: place.people, rows }
  for (const round of [0, 1]) {
    for (const slug of generic()) {
      if (client ? !hasClient(payload, slug) : needsClient(payload, slug)) continue
      const id = await makeMarked(payload, slug, { ...spot, people: [place.people[round]!] })
      rows.set(tableOf(slug), id)
    }
  }
}
