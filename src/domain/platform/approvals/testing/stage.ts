import { poolOf, systemRequest } from '@/src/engine/database'
import type { App, Caller } from '@/src/testing/app'
import { buildAgency, buildClient, buildDocument, buildUser } from '@/src/testing/build'

export type Person = { id: string; email: string; call: Caller }
export type Stage = {
  agency: string; client: string; slug: string; admin: Person; people: Person[]
  document(title?: string): Promise<string>
  asked(title?: string): Promise<{ id: string; version: number }>
  set(values: object): Promise<void>
  review(id: string): Promise<string | undefined>
  tokenFor(id: string, person: Person): Promise<string>
}

let drawn = 0

/** A client with users of its own, its agency's administrator, and finished documents to decide about. */
export const stageOf = async (app: App, users = 2, wishes: Record<string, unknown> = {}): Promise<Stage> => {
  const { id: agency, slug } = (await buildAgency(app.payload)) as unknown as { id: string; slug: string }
  const client = (await buildClient(app.payload, { agency, requireClientReview: true })).id
  const person = async (more: object): Promise<Person> => {
    const { id, email } = await buildUser(app.payload, { agency, ...more })
    return { id, email, call: await app.as(email) }
  }
  const admin = await person({})
  const people: Person[] = []
  for (let at = 0; at < users; at += 1) people.push(await person({ role: 'client', client, firstName: `Person${at + 1}`, lastName: 'Client', displayName: `Person${at + 1} Client` }))
  const set = async (values: object): Promise<void> => {
    const version = (await admin.call('GET', `/api/clients/${client}`)).body.version
    const { status, body } = await admin.call('PATCH', `/api/clients/${client}`, values, { 'if-match': String(version) })
    if (status !== 200) throw new Error(JSON.stringify(body))
  }
  const document = async (title = 'A report') => {
    const { id } = await buildDocument(app.payload, { client, title })
    await newPdf(app, { agency, client, id })
    return id
  }
  const asked = async (title?: string) => {
    const id = await document(title)
    const { status, body } = await admin.call<{ version: number }>('POST', `/api/documents/${id}/request-review`, {})
    if (status !== 200) throw new Error(JSON.stringify(body))
    return { id, version: body.version }
  }
  const review = async (id: string) => (await poolOf(app.payload).query<{ is: string }>('select review_status::text as is from documents where id = $1', [id]))[0]?.is
  if (Object.keys(wishes).length) await set(wishes)
  return { agency, client, slug, admin, people, document, asked, set, review, tokenFor: (id, person) => tokenFor(app, id, person) }
}

/** The token of the link by which a person decides on a document; empty where they get none. */
const tokenFor = async (app: App, id: string, person: Person): Promise<string> => {
  // Imported late: they read the environment, which the app sets up.
  const [{ linkFor }, { latestRound }] = await Promise.all([import('..'), import('../rows')])
  const req = await systemRequest(app.payload, 'tests')
  return tokenIn((await linkFor(req, (await latestRound(req, { slug: 'documents', id }))!, person.id)) ?? '')
}

/** The token in a text that holds a decision link. */
export const tokenIn = (text: string): string => /\/decide\/([\w-]{43})/.exec(text)?.[1] ?? ''

/** The status of an answer, and the name of the refusal that it holds. */
export const refusal = ({ status, body }: { status: number; body: { errors: { data: { name: string } }[] } }) => [status, body.errors[0]?.data.name]

/** Another PDF in the place of a document's, as when it is drawn again. */
export const newPdf = async (app: App, { agency, client, id }: { agency: string; client: string; id: string }): Promise<void> => {
  // Imported late: it reads the environment, which the app sets up.
  const { storeFile } = await import('@/src/domain/platform/files')
  drawn += 1
  const pdf = await storeFile(app.payload, { agency, client, purpose: 'document', bytes: Buffer.from(`%PDF-1.4 drawing ${drawn}`), mimeType: 'application/pdf', fileName: 'report.pdf' })
  await poolOf(app.payload).query('update documents set pdf_id = $1 where id = $2', [pdf, id])
}
