import { createServer, type Server } from 'node:http'
import { readdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { zipOf } from '@/src/domain/content/reading/testFiles'
import { startGeneration, type Generation } from '@/src/testing/generation'
import { buildUser } from '@/src/testing/build'
import type { Caller } from '@/src/testing/app'
import { eachOf } from '../world/cells'
import { breakers, insideAddresses, pngOf, uploads } from './lists'

type Refused = { errors?: { message: string; data: { code: string } }[]; doc?: { id: string; filename?: string; originalName?: string; mimeType?: string } }

let made: Generation
let admin: Caller
let sinkhole: Server
let hits: string[]

beforeAll(async () => {
  const { wideLimits } = await import('@/src/testing/wideLimits')
  Object.assign(process.env, wideLimits)
  made = await startGeneration()
  admin = await made.app.as((await buildUser(made.app.payload, { agency: made.agency })).email)
  hits = []
  sinkhole = createServer((request, response) => {
    hits.push(String(request.url))
    response.end('reached')
  })
  await new Promise<void>((resolve) => sinkhole.listen(0, '127.0.0.1', resolve))
}, 180_000)
afterAll(async () => {
  await new Promise((resolve) => sinkhole.close(resolve))
  await made.close()
})

const addresses = () => insideAddresses((sinkhole.address() as AddressInfo).port)
const sql = <R extends object>(text: string, ...values: unknown[]) => poolOf(made.app.payload).query<R>(text, values)

describe('an address that leads inside', () => {
  it('is fetched by nobody and posted to by nobody; no packet leaves', async () => {
    const { guardedFetch, guardedPost } = await import('@/src/engine/http')
    const through: string[] = []
    await eachOf(addresses(), async (address) => {
      const calls = [guardedFetch(address, { timeoutMs: 3_000 }), guardedPost(address, { body: '{}', headers: {}, timeoutMs: 3_000 })]
      for (const call of await Promise.allSettled(calls)) if (call.status === 'fulfilled' || (call.reason as { reason?: string }).reason === undefined) through.push(address)
    })
    expect(through).toEqual([])
    expect(hits).toEqual([])
  }, 60_000)

  it('is no place for messages', async () => {
    const taken: string[] = []
    await eachOf(addresses().filter((address) => !address.startsWith('https://localhost') && !address.includes('LOCALHOST') && !address.includes('sub.localhost')), async (url) => {
      const { status } = await admin('POST', '/api/webhook-endpoints', { direction: 'outgoing', url, events: ['*'] })
      if (status !== 422) taken.push(`${status} ${url}`)
    }, 4)
    expect(taken).toEqual([])
  }, 60_000)

  it('as a source is refused or told to be unreadable, and never reached', async () => {
    const { readSourceNow } = { readSourceNow: (await import('@/jobs/content/readSource')) as Record<string, unknown> }
    expect(Object.keys(readSourceNow).length).toBeGreaterThan(0)
    const odd: number[] = []
    for (const url of addresses()) {
      const { status } = await admin('POST', '/api/sources', { client: made.client, title: 'Inside', kind: 'url', url })
      if (status >= 500) odd.push(status)
    }
    const { startWorker } = await import('@/jobs/worker')
    await import('@/jobs')
    const worker = await startWorker(made.app.payload)
    await expect.poll(async () => (await sql(`select 1 from effects where kind = 'job:read-source' and state in ('reserved', 'sending')`)).length, { timeout: 60_000, interval: 200 }).toBe(0)
    await worker.stop()
    expect(odd).toEqual([])
    expect(hits).toEqual([])
    expect(await sql(`select url from sources where kind = 'url' and extracted_text like '%reached%'`).catch(() => [])).toEqual([])
  }, 120_000)
})

describe('an upload that means no good', () => {
  it('is refused or kept as something that no browser runs, under a name of ours, and never breaks the request', async () => {
    const faults: unknown[] = []
    for (const { name, bytes, type, may } of uploads(zipOf as never)) {
      const form = new FormData()
      form.set('client', made.client)
      form.set('purpose', /png|svg|heic/.test(name) ? 'upload' : 'source')
      form.set('file', new Blob([new Uint8Array(bytes)], { type }), name)
      const before = readdirSync(process.env.MEDIA_DIR!).length
      const { status, body } = await admin<Refused>('POST', '/api/files', form)
      if (status >= 500) faults.push([name.slice(0, 40), status])
      if (may === 'refused' && status < 400) faults.push([name, 'was taken'])
      if (status >= 400 && readdirSync(process.env.MEDIA_DIR!).length !== before) faults.push([name, 'left bytes behind'])
      if (status !== 201) continue
      const { filename = '' } = body.doc!
      if (!/^[0-9a-f-]{36}\.[a-z]{2,4}$/.test(filename)) faults.push([name, `is called ${filename}`])
      const served = await fetch(`${made.app.url}/api/files/file/${filename}`, { headers: { authorization: `JWT ${await tokenOf()}` } })
      const runs = /html|svg|xml/.test(served.headers.get('content-type') ?? '')
      if (runs && !/sandbox/.test(served.headers.get('content-security-policy') ?? '')) faults.push([name, 'runs'])
      if (served.headers.get('x-injected') || served.headers.get('x-content-type-options') !== 'nosniff') faults.push([name, 'headers'])
    }
    expect(faults).toEqual([])
  }, 120_000)

  it('as a logo is neither decoded for ever nor kept as what it was', async () => {
    for (const [name, bytes] of [['huge.png', pngOf(50_000, 50_000)], ['script.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')], ['text.png', Buffer.from('no picture')]] as const) {
      const form = new FormData()
      form.set('type', 'horizontal')
      form.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), name)
      const began = Date.now()
      const { status } = await admin('POST', '/api/agencies/me/branding/logo', form)
      expect([name, status >= 400 && status < 500, Date.now() - began < 20_000]).toEqual([name, name === 'script.svg' ? expect.any(Boolean) : true, true])
    }
    const stored = await sql<{ mime_type: string }>(`select mime_type from files where purpose = 'logo'`)
    expect(stored.filter(({ mime_type }) => /svg|xml|html/.test(mime_type))).toEqual([])
  }, 60_000)
})

describe('a text that breaks out of where it is put', () => {
  it('stays text in rows, answers, headers and the table that leaves as CSV', async () => {
    for (const text of breakers) {
      const { status, headers } = await admin('POST', '/api/clients', { companyName: `Client ${text}` })
      expect([text, status < 500, headers.get('x-injected')]).toEqual([text, true, null])
      expect((await admin('GET', `/api/clients?where[companyName][like]=${encodeURIComponent(text)}`)).status).toBeLessThan(500)
      expect((await admin('GET', `/api/clients?sort=${encodeURIComponent(text)}`)).status).toBeLessThan(500)
    }
    const response = await fetch(`${made.app.url}/api/agencies/me/audit?format=csv`, { headers: { authorization: `JWT ${await tokenOf()}` } })
    const csv = await response.text()
    expect(response.status).toBe(200)
    expect(csv.split(/\r?\n/).length).toBeGreaterThan(3)
    for (const row of csv.split('\r\n').slice(1)) for (const cell of row.match(/"(?:[^"]|"")*"|[^,]+/g) ?? []) expect(cell).not.toMatch(/^"?[=+@\t\r-](?!\d+(\.\d+)?"?$)/)
  }, 60_000)

  it('comes into no head of a mail', async () => {
    await import('@/jobs')
    const { reserveMail } = await import('@/src/engine/mail')
    const { inTransaction, systemRequest } = await import('@/src/engine/database')
    const req = await systemRequest(made.app.payload, 'proof')
    for (const [at, text] of breakers.entries()) await inTransaction(req, () => reserveMail(req, { key: `hostile:${at}`, message: { to: `reader-${at}@example.test`, subject: `News of ${text}`, text } }))
    const rows = await sql<{ request: object }>(`select request from effects where kind = 'mail.send' and key like '%hostile:%'`)
    expect(rows).toHaveLength(breakers.length)
    const { default: nodemailer } = await import('nodemailer')
    const transport = nodemailer.createTransport({ streamTransport: true, buffer: true })
    for (const text of breakers) {
      const { message } = (await transport.sendMail({ to: 'reader@example.test', from: 'sender@example.test', subject: `News of ${text}`, text: 'x' })) as unknown as { message: Buffer }
      expect(message.toString().split('\r\n\r\n')[0]).not.toMatch(/^(Bcc|Set-Cookie|X-Injected):/im)
    }
  })
})

let token: string | undefined
const tokenOf = async (): Promise<string> => {
  const { email } = token ? { email: '' } : await buildUser(made.app.payload, { agency: made.agency })
  token ??= (await made.app.anonymous<{ token: string }>('POST', '/api/users/login', { email, password: 'Correct-horse-7' })).body.token
  return token
}
