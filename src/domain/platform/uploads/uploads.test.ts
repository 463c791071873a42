import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf } from '@/src/engine/database'
import type { env as Env } from '@/src/env'
import { startApp, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildClient, buildUser } from '@/src/testing/build'
import type { storeFile as Store } from '../files'
import type { draw as Draw } from './draw'
import type { cleanedSvg as Cleaned } from './svg'

type Answered = { doc?: { id: string; filename: string; mimeType: string; width: number; height: number; originalName: string }; errors?: { message: string; data: { code: string; name: string } }[] }

let app: App
let env: typeof Env
let storeFile: typeof Store
let draw: typeof Draw
let cleanedSvg: typeof Cleaned
let agency: string
let admin: Caller
let other: { agency: string; client: string; admin: Caller; customer: Caller }

beforeAll(async () => {
  app = await startApp()
  ;[{ env }, { storeFile }, { draw }, { cleanedSvg }] = await Promise.all([import('@/src/env'), import('../files'), import('./draw'), import('./svg')])
  agency = (await buildAgency(app.payload)).id
  admin = await app.as((await buildUser(app.payload, { agency })).email)
  const foreign = (await buildAgency(app.payload)).id
  const client = (await buildClient(app.payload, { agency: foreign })).id
  other = { agency: foreign, client, admin: await app.as((await buildUser(app.payload, { agency: foreign })).email), customer: await app.as((await buildUser(app.payload, { agency: foreign, client, role: 'client' })).email) }
})
afterAll(() => app.close())

const send = async (bytes: Uint8Array | string, name: string, more: object = {}, caller = admin) => {
  const form = new FormData()
  form.set('_payload', JSON.stringify(more))
  form.set('file', new File([bytes as BlobPart], name))
  const { status, body } = await caller<Answered>('POST', '/api/files', form)
  return { status, code: body.errors?.[0]?.data.code, name: body.errors?.[0]?.data.name, doc: body.doc!, message: body.errors?.[0]?.message }
}
const picture = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#3366cc' } })
const svg = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="20" height="20">${inner}</svg>`

describe('an upload', () => {
  it('is what its bytes are, whatever its name says', async () => {
    expect(await send('MZ this is a program', 'report.pdf', { purpose: 'cover' })).toMatchObject({ status: 415, code: 'FILE_002' })
    expect(await send(svg('<script>alert(1)</script>'), 'photo.png')).toMatchObject({ status: 415, code: 'FILE_002' })
    expect(await send('<?xml version="1.0"?><a/>', 'notes.txt')).toMatchObject({ status: 415, code: 'FILE_002' })
    expect(await send(Buffer.from('000000206674797068656963', 'hex'), 'photo.jpg')).toMatchObject({ status: 415, code: 'FILE_002' })
    const png = await picture(4, 4).png().toBuffer()
    expect((await send(png, 'photo.exe')).doc).toMatchObject({ mimeType: 'image/png', originalName: 'photo.exe' })
    expect(await send(png, 'photo.png', { purpose: 'source' })).toMatchObject({ status: 415, code: 'FILE_002' })
  })

  it('has a random name that says nothing of its agency', async () => {
    const { doc } = await send('Some words.', '../../secret plan.txt')
    expect(doc.filename).toMatch(/^[0-9a-f-]{36}\.txt$/)
  })

  it('is as large as its purpose allows', async () => {
    expect(await send(Buffer.alloc(2 * 1024 * 1024 + 1, 'a'), 'me.png', { purpose: 'avatar' })).toMatchObject({ status: 413, code: 'FILE_001' })
    expect(await send('', 'empty.txt')).toMatchObject({ status: 422, code: 'VAL_001' })
  })

  it('becomes a picture without its metadata, turned as the camera said', async () => {
    const photo = await picture(30, 10).withMetadata({ orientation: 6 }).withExif({ IFD0: { Copyright: 'Somebody at home' } }).jpeg().toBuffer()
    expect(photo.includes('Somebody at home')).toBe(true)
    const { doc } = await send(photo, 'photo.jpg')
    expect(doc).toMatchObject({ width: 10, height: 30, mimeType: 'image/jpeg' })
    expect((await readFile(path.join(env.mediaDir, doc.filename))).includes('Somebody')).toBe(false)
  })

  it('is refused by its header when it would unpack to too many pixels', async () => {
    const bomb = Buffer.from(await picture(8, 8).png().toBuffer())
    bomb.writeUInt32BE(30_000, 16)
    bomb.writeUInt32BE(30_000, 20)
    expect((await send(bomb, 'bomb.png')).code).toMatch(/^FILE_00[12]$/)
    expect(await send(await picture(7000, 6000).png().toBuffer(), 'large.png')).toMatchObject({ status: 413, code: 'FILE_001' })
    expect(await send((await picture(400, 400).jpeg().toBuffer()).subarray(0, 400), 'cut.jpg')).toMatchObject({ status: 415, code: 'FILE_002' })
  })

  it('is cut square as an avatar', async () => {
    expect((await send(await picture(900, 600).png().toBuffer(), 'me.png', { purpose: 'avatar' })).doc).toMatchObject({ width: 512, height: 512 })
  })

  it('is kept as PNG when it is a drawing, which fetches nothing and runs nothing', async () => {
    const { doc, status } = await send(svg('<rect width="20" height="20" fill="red"/><script>alert(1)</script><image href="file:///etc/passwd" width="20" height="20"/>'), 'logo.svg', { purpose: 'logo' })
    expect([status, doc.mimeType, doc.filename.slice(-4)]).toEqual([201, 'image/png', '.png'])
    const { data } = await sharp(await readFile(path.join(env.mediaDir, doc.filename))).raw().toBuffer({ resolveWithObject: true })
    expect([...data.subarray(0, 3)]).toEqual([255, 0, 0])
    expect(await send(`<!DOCTYPE svg [<!ENTITY a "aaaa">]>${svg('<text>&a;</text>')}`, 'logo.svg', { purpose: 'logo' })).toMatchObject({ status: 415, code: 'FILE_002' })
    expect(await send(svg('').replace('width="20"', 'width="90000"').replace('height="20"', 'height="90000"'), 'logo.svg', { purpose: 'logo' })).toMatchObject({ status: 413, code: 'FILE_001' })
  })

  it('never comes from an address, nor from the bytes of somebody else’s file', async () => {
    const secret = await storeFile(app.payload, { agency: other.agency, client: other.client, purpose: 'source', bytes: Buffer.from('Theirs alone'), mimeType: 'text/plain', fileName: 'a.txt' })
    const [row] = await poolOf(app.payload).query<{ filename: string }>('select filename from files where id = $1', [secret])
    for (const body of [{ filename: row!.filename, url: `/api/files/file/${row!.filename}`, uploadEdits: { crop: {} } }, { filename: 'x.txt', url: 'http://127.0.0.1:1/x.txt' }]) {
      const { status, body: told } = await admin<Answered>('POST', '/api/files?uploadEdits[crop][x]=1&uploadEdits[widthInPixels]=1', body)
      expect([status, told.errors?.[0]?.data.code]).toEqual([422, 'VAL_002'])
    }
    expect((await admin('GET', `/api/files/paste-url?src=http://127.0.0.1/`)).status).toBeGreaterThanOrEqual(400)
  })

  it('is not a document, an export or a design, which the platform alone makes', async () => {
    for (const purpose of ['document', 'export', 'template']) expect(await send('%PDF-1.7', 'a.pdf', { purpose })).toMatchObject({ status: 422, code: 'VAL_001' })
    const zip = Buffer.concat([Buffer.from('504b0506', 'hex'), Buffer.alloc(18)])
    expect(await storeFile(app.payload, { agency, purpose: 'export', bytes: zip, mimeType: 'application/zip', fileName: 'all.zip' })).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('finds no room once the agency has used up its own', async () => {
    await poolOf(app.payload).query('update files set filesize = $2 where id = (select id from files where agency_id = $1 limit 1)', [agency, env.storageQuotaBytes])
    expect(await send('Some words.', 'more.txt')).toMatchObject({ status: 413, code: 'FILE_001', name: 'STORAGE_FULL' })
    expect((await send('Some words.', 'more.txt', {}, other.admin)).status).toBe(201)
  })
})

describe('a stored file', () => {
  it('is read by whom its row is for, and by nobody who guesses its name', async () => {
    const { doc } = await send('Ours alone', 'plan.txt', {}, other.admin)
    const address = `/api/files/file/${doc.filename}`
    expect((await other.admin('GET', address)).body).toEqual({ text: 'Ours alone' })
    for (const caller of [admin, app.anonymous, other.customer]) expect((await caller('GET', address)).status).toBeGreaterThanOrEqual(401)
    const unknown = await admin<Answered>('GET', '/api/files/file/00000000-0000-7000-8000-000000000000.txt')
    expect((await admin<Answered>('GET', address)).body.errors?.[0]?.message).toBe(unknown.body.errors?.[0]?.message)
  })

  it('is missed with a sentence, also by the operator, who reads every row', async () => {
    const operator = await app.as((await buildUser(app.payload, { isSuperAdmin: true })).email)
    for (const name of ['nothing.txt', 'a'.repeat(4000), '..%2f..%2fpackage.json', 'a%00.txt']) {
      const { status } = await operator('GET', `/api/files/file/${name}`)
      expect([name.slice(0, 20), status >= 400 && status < 500]).toEqual([name.slice(0, 20), true])
    }
    const { doc } = await send('Some words.', 'gone.txt', {}, other.admin)
    expect((await operator('GET', `/api/files/file/${doc.filename}`)).status).toBe(200)
    await rm(path.join(env.mediaDir, doc.filename))
    expect((await operator<Answered>('GET', `/api/files/file/${doc.filename}`)).body.errors?.[0]?.data.code).toBe('FILE_004')
  })

  it('runs nothing where it is opened, and comes in parts', async () => {
    const { doc } = await send('<html><script>alert(1)</script></html>', 'page.html', {}, other.admin)
    const { headers } = await other.admin('GET', `/api/files/file/${doc.filename}`)
    expect([headers.get('content-disposition'), headers.get('x-content-type-options'), headers.get('content-security-policy')]).toEqual(['attachment', 'nosniff', "default-src 'none'; sandbox"])
    const part = await other.admin('GET', `/api/files/file/${doc.filename}`, undefined, { range: 'bytes=0-5' })
    expect([part.status, part.body]).toEqual([206, { text: '<html>' }])
  })
})

describe('an SVG', () => {
  it('keeps its shapes and loses what acts or reaches out', () => {
    const clean = (inner: string) => cleanedSvg(Buffer.from(svg(inner))).toString()
    expect(clean('<g onload="x()"><path d="M0 0"/></g>')).toBe(svg('<g><path d="M0 0"/></g>'))
    for (const inner of ['<script href="a.js"/>', '<foreignObject><b>x</b></foreignObject>', '<set attributeName="href" to="x"/>', '<style>@import "http://a/";</style>', '<a xlink:href="javascript:x()"/>', "<use href='http://a/#b'/>", '<rect fill="url(http://a/b)"/>']) {
      expect(clean(inner)).not.toMatch(/script|foreignObject|<set|http:\/\/a|javascript/)
    }
    expect(clean('<use href="#shape"/>')).toContain('#shape')
  })

  it('is drawn without the process that draws it knowing a secret', async () => {
    expect(await draw(Buffer.from(svg('<rect width="9" height="9"/>')), { kind: 'svg' })).toMatchObject({ width: 20, height: 20 })
  })
})
