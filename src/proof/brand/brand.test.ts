import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemRequest } from '@/src/engine/database'
import { startApp, type App } from '@/src/testing/app'
import { buildAgency, buildClient, buildUser } from '@/src/testing/build'
import { foreignIn, hostsIn, other, own } from './foreign'

let app: App
let agency: string
let customer: { id: string; email: string }
const others = [{ ...other, colors: [other.colorAccent1, other.colorAccent2, other.colorAccent3] }]

beforeAll(async () => {
  app = await startApp()
  agency = (await buildAgency(app.payload, own)).id
  await buildAgency(app.payload, other)
  const client = (await buildClient(app.payload, { agency, companyName: 'Otterbrook' })).id
  customer = await buildUser(app.payload, { agency, role: 'client', client })
})
afterAll(async () => {
  const { closeRenderer } = await import('@/src/render/pdf')
  closeRenderer()
  await app.close()
})

const at = (path: string, { method = 'GET', accept = 'application/json', body = '' } = {}): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(app.url)
    const asked = request({ port, path, method, headers: { host: `${own.slug}.localhost:${port}`, accept, ...(body && { 'content-type': 'application/json' }) } }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve({ status: answer.statusCode ?? 0, text: `${JSON.stringify(answer.headers)}\n${Buffer.concat(parts).toString()}` }))
    })
    asked.once('error', reject).end(body)
  })

describe('in the name of an agency', () => {
  it('no mail of any kind bears another name, colour or host, in its design, its text and its head', async () => {
    const [{ compose }, { dressMail }, { kinds }] = await Promise.all([import('@/src/domain/platform/mails/compose'), import('@/src/render/mail/dress'), import('@/src/domain/platform/notifications/kinds')])
    const req = await systemRequest(app.payload, 'tests')
    const found: unknown[] = []
    for (const kind of Object.keys(kinds)) {
      const letter = { title: 'Something waits for you', body: 'It is ready.', button: { label: 'Open it', url: '/inbox' }, quote: { text: 'Please look at it.', by: 'Somebody' } }
      const { mail, ...message } = await compose(req, { to: { id: customer.id, address: customer.email }, agency, letter, kind })
      const { html } = await dressMail(app.payload, mail)
      const whole = `${JSON.stringify(message)}\n${html}`
      expect(whole).toContain(own.name)
      const [wrong, hosts] = [foreignIn(whole, others), hostsIn(whole, [`${own.slug}.localhost`, 'www.w3.org'])]
      if (wrong.length || hosts.length) found.push([kind, wrong, hosts])
    }
    expect(found).toEqual([])
  })

  it('no refusal does, as JSON or as a page', async () => {
    const asked = [
      ['/api/nothing'], ['/api/posts'], ['/api/posts/x/approve', 'POST', '{}'], ['/api/users/login', 'POST', '{"email":"nobody@example.test","password":"Wrong-one-9"}'], ['/api/users/login', 'POST', 'no json'],
      ['/api/decisions/unknown'], ['/api/notifications/mail/unknown'], ['/api/connections/callback?state=unknown'], ['/api/health'],
    ] as const
    for (const [path, method, body] of asked)
      for (const accept of ['application/json', 'text/html']) {
        const { text } = await at(path, { method, accept, body })
        expect([path, accept, foreignIn(text, others)]).toEqual([path, accept, []])
      }
  })

  it('no PDF does, in its pages or in what programs read of it', async () => {
    const [{ renderPdf }, { getDocument }] = await Promise.all([import('@/src/render/pdf'), import('pdfjs-dist/legacy/build/pdf.mjs')])
    const { pdf } = await renderPdf({ html: `<!doctype html><html lang="en"><head><title>A report</title><meta name="author" content="${own.name}"></head><body><h1>A report</h1><p>${own.footerText}</p></body></html>`, assets: [] })
    const loaded = await getDocument({ data: new Uint8Array(pdf) }).promise
    const { info, metadata } = await loaded.getMetadata()
    const text = await (await loaded.getPage(1)).getTextContent()
    expect(foreignIn(JSON.stringify([info, metadata, text.items, Buffer.from(pdf).toString('latin1')]), others)).toEqual([])
    await loaded.loadingTask.destroy()
  })
})
