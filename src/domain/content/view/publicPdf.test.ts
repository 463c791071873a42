import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { storeFile as Store } from '@/src/domain/platform/files'
import { startApp, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildClient, buildDocument, buildUser } from '@/src/testing/build'

type Shared = { url: string; expiresAt: string; errors?: { data: { code: string } }[] }

let app: App
let agency: { id: string; slug: string }
let client: { id: string; companySlug: string }
let admin: Caller
let customer: Caller
let foreign: Caller
let query: (text: string, values?: unknown[]) => Promise<unknown>
let storeFile: typeof Store

beforeAll(async () => {
  app = await startApp()
  const { poolOf } = await import('@/src/engine/database')
  ;({ storeFile } = await import('@/src/domain/platform/files'))
  query = (text, values) => poolOf(app.payload).query(text, values)
  agency = (await buildAgency(app.payload)) as never
  client = (await buildClient(app.payload, { agency: agency.id, companyName: 'Acme & Sons' })) as never
  admin = await app.as((await buildUser(app.payload, { agency: agency.id })).email)
  customer = await app.as((await buildUser(app.payload, { agency: agency.id, client: client.id, role: 'client' })).email)
  foreign = await app.as((await buildUser(app.payload, { agency: (await buildAgency(app.payload)).id })).email)
})
afterAll(() => app.close())

const document = async (status = 'ready') => {
  const pdf = await storeFile(app.payload, { agency: agency.id, client: client.id, purpose: 'document', bytes: Buffer.from('%PDF-1.7 words'), mimeType: 'application/pdf', fileName: 'a.pdf' })
  const { id } = await buildDocument(app.payload, { client: client.id })
  await query('update documents set pdf_id = $2, status = $3::enum_documents_status, slug = $4 where id = $1', [id, pdf, status, 'a-title'])
  return { id, path: `/files/${agency.slug}/${client.companySlug}/${id}.pdf` }
}
const at = async (path: string, caller = app.anonymous, headers?: Record<string, string>) => {
  const { status, body, headers: told } = await caller<{ text?: string; errors?: { data: { code: string } }[] }>('GET', path, undefined, headers)
  return { status, code: body.errors?.[0]?.data.code, text: body.text, headers: told }
}
const linkOf = ({ url }: Shared) => url.replace(/^https?:\/\/[^/]+/, '')
const share = async (id: string, caller = admin, body: object = {}) => caller<Shared>('POST', `/api/documents/${id}/share`, body)

describe('the public address of a PDF', () => {
  it('is nothing to strangers before it is distributed, and opens for everybody afterwards', async () => {
    const { id, path } = await document()
    for (const caller of [app.anonymous, foreign]) expect(await at(path, caller)).toMatchObject({ status: 404, code: 'RES_001' })
    for (const caller of [admin, customer]) expect(await at(path, caller)).toMatchObject({ status: 200, text: '%PDF-1.7 words' })
    await query(`update documents set status = 'distributed' where id = $1`, [id])
    const { status, text, headers } = await at(path)
    expect([status, text]).toEqual([200, '%PDF-1.7 words'])
    expect(headers.get('content-type')).toBe('application/pdf')
    expect(headers.get('content-disposition')).toMatch(/^inline; filename="a-title-\d{4}-\d\d-\d\d\.pdf"$/)
    expect([headers.get('x-content-type-options'), headers.get('content-security-policy')]).toEqual(['nosniff', expect.stringContaining("default-src 'none'")])
  })

  it('answers a part, and its head alone', async () => {
    const { path } = await document('distributed')
    const part = await at(path, app.anonymous, { range: 'bytes=-5' })
    expect([part.status, part.text, part.headers.get('content-range')]).toEqual([206, 'words', 'bytes 9-13/14'])
    const head = await fetch(`${app.url}${path}`, { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '14', ''])
  })

  it('answers 410 once the document is deleted, to strangers only when it was theirs to see', async () => {
    const [open, closed] = [await document('distributed'), await document()]
    await query('update documents set deleted_at = now() where id in ($1, $2)', [open.id, closed.id])
    expect(await at(open.path)).toMatchObject({ status: 410, code: 'RES_004' })
    expect(await at(closed.path)).toMatchObject({ status: 404, code: 'RES_001' })
  })

  it('leads on from an earlier slug of the agency or the client', async () => {
    const { id, path } = await document('distributed')
    const response = await fetch(`${app.url}/files/${agency.slug}/old-name/${id}.pdf?x=1`, { redirect: 'manual' })
    expect([response.status, response.headers.get('location')]).toEqual([301, `${path}?x=1`])
    const unseen = await document()
    expect((await fetch(`${app.url}/files/old/old-name/${unseen.id}.pdf`, { redirect: 'manual' })).status).toBe(404)
  })

  it('is at an agency’s own host without its name, and only for its own files', async () => {
    const { id, path } = await document('distributed')
    await query(`update agencies set custom_domain = 'files.acme.example', custom_domain_verified = true where id = $1`, [agency.id])
    const other = await buildAgency(app.payload)
    const { forgetHosts } = await import('@/src/domain/platform/hosts')
    forgetHosts()
    const http = await import('node:http')
    const statusAt = (host: string, path: string) => new Promise<number>((resolve) => void http.get(`${app.url}${path}`, { headers: { host } }, (response) => resolve(response.resume().statusCode!)))
    const short = `/files/${client.companySlug}/${id}.pdf`
    expect(await Promise.all([statusAt('files.acme.example', short), statusAt('files.acme.example', path), statusAt(`${String(other.slug)}.localhost`, path), statusAt(`${String(other.slug)}.localhost`, short), statusAt('localhost', short)])).toEqual([200, 200, 404, 404, 404])
    expect((await share(id)).body.url).toMatch(new RegExp(`^https://files\\.acme\\.example/files/${client.companySlug}/${id}\\.pdf\\?until=`))
    await query('update agencies set custom_domain = null, custom_domain_verified = false where id = $1', [agency.id])
  })

  it('knows no other form of address', async () => {
    for (const path of ['/files/', '/files/a/b/c.pdf', '/files/a/b/..%2f..%2fpackage.json', `/files/a/b/${'0'.repeat(36)}.pdf`, '/files/a/b/c/d.pdf']) expect([path, (await at(path)).status]).toEqual([path, 404])
  })
})

describe('a link to a PDF', () => {
  it('opens it for anybody until it ends, and for nothing else', async () => {
    const [{ id }, another] = [await document(), await document()]
    const { status, body } = await share(id, admin, { days: 7 })
    expect(status).toBe(200)
    expect(Date.parse(body.expiresAt) - Date.now()).toBeGreaterThan(6.9 * 86_400_000)
    const link = linkOf(body)
    expect((await at(link)).text).toBe('%PDF-1.7 words')
    expect((await at(link.replace(id, another.id))).status).toBe(404)
    expect((await at(link.replace(/until=\d+/, `until=${Math.floor(Date.now() / 1000) + 999_999}`))).status).toBe(404)
    const { sign } = await import('@/src/engine/secrets')
    const past = Math.floor(Date.now() / 1000) - 60
    expect((await at(link.replace(/\?.*/, `?until=${past}&key=${sign(`documents|${id}|0|${past}`)}`))).status).toBe(404)
  })

  it('is taken back with all others, and can be given out again', async () => {
    const { id } = await document()
    const links = [linkOf((await share(id)).body), linkOf((await share(id, admin, { days: 1 })).body)]
    for (const link of links) expect((await at(link)).status).toBe(200)
    expect((await admin('POST', `/api/documents/${id}/unshare`, {})).status).toBe(200)
    for (const link of links) expect((await at(link)).status).toBe(404)
    expect((await at(linkOf((await share(id)).body))).status).toBe(200)
  })

  it('is given out by staff of its agency, for a PDF that is there', async () => {
    const { id } = await document()
    expect((await share(id, customer)).status).toBe(403)
    expect((await share(id, foreign)).status).toBe(404)
    expect((await share(id, app.anonymous)).status).toBe(401)
    expect((await share(id, admin, { days: 366 })).status).toBe(422)
    await query('update documents set pdf_id = null where id = $1', [id])
    expect((await share(id)).body.errors?.[0]?.data.code).toBe('RES_003')
  })
})
