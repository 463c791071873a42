import JSZip from 'jszip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { startApp, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildClient, buildDocument, buildUser } from '@/src/testing/build'
import { zipOf, type Entry } from '@/src/domain/platform/exports/zip'

let app: App
let agency: string
let client: string
let admin: Caller
let member: Caller
let token: string

beforeAll(async () => {
  app = await startApp()
  agency = (await buildAgency(app.payload)).id
  client = (await buildClient(app.payload, { agency, companyName: 'Fernhill & Söhne' })).id
  const other = (await buildClient(app.payload, { agency, companyName: 'Alder' })).id
  const person = await buildUser(app.payload, { agency })
  ;[admin, member] = [await app.as(person.email), await app.as((await buildUser(app.payload, { agency, role: 'agency_member' })).email)]
  token = (await app.anonymous<{ token: string }>('POST', '/api/users/login', { email: person.email, password: 'Correct-horse-7' })).body.token
  const [first, gone] = [await buildDocument(app.payload, { agency, client, title: '=HYPERLINK("x")' }), await buildDocument(app.payload, { agency, client, title: 'Deleted' })]
  const { storeFile } = await import('@/src/domain/platform/files')
  const pdf = await storeFile(app.payload, { agency, client, purpose: 'document', bytes: Buffer.from('%PDF-1.7\n%%EOF'), mimeType: 'application/pdf', fileName: 'a.pdf' })
  const sql = (text: string, ...values: unknown[]) => poolOf(app.payload).query(text, values)
  await sql(`update documents set pdf_id = $2, content = '{"sections": ["One"]}' where id = $1`, first.id, pdf)
  await sql('update documents set deleted_at = now() where id = $1', gone.id)
  await buildDocument(app.payload, { agency, client: other, title: 'Of the other client' })
})
afterAll(() => app.close())

const archiveAt = async (path: string) => {
  const response = await fetch(`${app.url}${path}`, { headers: { authorization: `JWT ${token}` } })
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/zip'])
  return JSZip.loadAsync(await response.arrayBuffer(), { checkCRC32: true })
}

describe('an export', () => {
  it('of a client holds its PDFs, texts and an index that no spreadsheet runs, and nothing deleted or of others', async () => {
    const zip = await archiveAt(`/api/clients/${client}/export`)
    const names = Object.keys(zip.files)
    expect(names.filter((name) => name.endsWith('.pdf'))).toHaveLength(1)
    const pdf = names.find((name) => name.endsWith('.pdf'))!
    expect([await zip.file(pdf)!.async('string'), pdf]).toEqual(['%PDF-1.7\n%%EOF', expect.stringMatching(/^fernhill[\w-]+\/documents\/hyperlink-x-[0-9a-f]{6}\.pdf$/)])
    expect(JSON.parse(await zip.file(pdf.replace('.pdf', '.json'))!.async('string'))).toMatchObject({ content: { sections: ['One'] } })
    const index = await zip.file('index.csv')!.async('string')
    expect(index.split('\r\n')).toHaveLength(3)
    expect(index).toContain(`"'=HYPERLINK(""x"")"`)
    expect(index).not.toMatch(/Deleted|other client/)
  })

  it('of the agency holds all clients; both are admins’ alone, and in the log', async () => {
    const index = await (await archiveAt('/api/agencies/me/export')).file('index.csv')!.async('string')
    expect(index).toContain('Of the other client')
    const stranger = await app.as((await buildUser(app.payload, { agency: (await buildAgency(app.payload)).id })).email)
    expect([(await member('GET', `/api/clients/${client}/export`)).status, (await stranger('GET', `/api/clients/${client}/export`)).status, (await admin('GET', '/api/clients/nothing/export')).status]).toEqual([403, 404, 404])
    const events = await poolOf(app.payload).query<{ type: string }>(`select type from events where agency_id = $1 and type like '%.export' order by id`, [agency])
    expect(events.map(({ type }) => type)).toEqual(['clients.export', 'agencies.export'])
  })

  it('is an archive also when it is empty', async () => {
    async function* none(): AsyncGenerator<Entry> {}
    const parts: Buffer[] = []
    for await (const part of zipOf(none())) parts.push(part)
    expect(Object.keys((await JSZip.loadAsync(Buffer.concat(parts))).files)).toEqual([])
  })
})
