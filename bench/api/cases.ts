import { randomUUID } from 'node:crypto'
import { agencyIds, documentId } from './rows/fill'

export type Case = { title: string; as: string; method: 'GET' | 'POST'; path: string; body?: () => string }

const ready = 'where[status][equals]=ready&sort=-createdAt&limit=20'
const columns = ['title', 'status', 'client', 'pdfPageCount', 'createdAt'].map((name) => `select[${name}]=true`).join('&')
const reading = (title: string, as: string, path: string): Case => ({ title, as, method: 'GET', path })
const names = `/api/documents?${ready}&depth=1&populate[clients][companyName]=true&${columns}`

/** What is asked: the same words to both products. */
export const cases: Record<string, Case> = {
  list: reading('20 newest ready documents with total', 'member-tenth', `/api/documents?${ready}&depth=0`),
  'list-small': reading('the same, agency with 500 documents', 'member-small', `/api/documents?${ready}&depth=0`),
  one: reading('one document by id', 'member-tenth', `/api/documents/${documentId(5000)}?depth=0`),
  names: reading('list page with client names', 'member-tenth', names),
  'names-small': reading('the same, agency with 500 documents', 'member-small', names),
  whole: reading('list with every relation populated', 'member-tenth', `/api/documents?${ready}&depth=1`),
  create: {
    title: 'create a client',
    as: 'admin-tenth',
    method: 'POST',
    path: '/api/clients',
    body: () => {
      const id = randomUUID()
      return JSON.stringify({ agency: agencyIds.tenth, companyName: `Bench ${id}`, companySlug: `bench-${id}`, industry: 'energy', relatedServices: ['audits', 'training'], contactEmail: 'contact@client.example' })
    },
  },
}
