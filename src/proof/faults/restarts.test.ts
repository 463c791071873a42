import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { ChildProcess } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openDatabase } from '@/scripts/database/index.mjs'
import { poolOf } from '@/src/engine/database'
import { startApp, type App } from '@/src/testing/app'
import { buildAgency, buildClient, buildUser } from '@/src/testing/build'
import { freePort } from '@/src/testing/freePort'
import { ensureTemplate } from '@/src/testing/template'
import { prepare } from '../world'
import { counted, long } from '../soak'
import { endChild, startChild } from './child'
import { openProxy, type Proxy } from './proxy'

type Server = Awaited<ReturnType<typeof openDatabase>>

const root = path.resolve(import.meta.dirname, '../../..')
const home = mkdtempSync(path.join(os.tmpdir(), 'impresario-restarts-'))
let postgres: Server
let proxy: Proxy
let app: App
let sandbox: { state: { mails: { to: string[] }[] }; close(): Promise<void>; smtpUrl: string }
let worker: ChildProcess
let client: string
let admin: { email: string }
const people: string[] = []

// A Postgres of its own: the tests' shared one is never stopped. It keeps its promises, fsync and all.
const open = () => openDatabase(home, { name: 'postgres-proof', throwaway: false })

beforeAll(async () => {
  const port = await prepare()
  const smtpPort = await freePort()
  process.env.SMTP_URL = `smtp://127.0.0.1:${smtpPort}`
  postgres = await open()
  // The server may come back at another port; the product has one address for it.
  proxy = await openProxy(postgres.url)
  Object.assign(process.env, { TEST_SERVER_URL: proxy.url, TEST_TEMPLATE: await ensureTemplate(postgres.url, root) })
  app = await startApp()
  const { startSandbox } = await import('@/src/sandbox/server')
  sandbox = await startSandbox({ port, smtpPort })
  const agency = (await buildAgency(app.payload)).id
  client = (await buildClient(app.payload, { agency })).id
  admin = await buildUser(app.payload, { agency })
  for (let at = 0; at < long(12, 100); at += 1) people.push((await buildUser(app.payload, { agency, role: 'agency_member' })).email)
  worker = await startChild(path.join(root, 'src/worker.ts'), [], { NODE_ENV: 'test' })
}, 300_000)
afterAll(async () => {
  await endChild(worker, 'SIGKILL')
  await app.close()
  await sandbox.close()
  await proxy.close()
  await postgres.stop()
  rmSync(home, { recursive: true, force: true })
})

describe('Postgres that is restarted under load', () => {
  it('costs refusals, never a row that was promised, a mail twice, or a process', async () => {
    const until = Date.now() + long(20_000, 120_000)
    const [made, odd, refused]: [string[], unknown[], number[]] = [[], [], []]
    const caller = await app.as(admin.email)
    let [count, restarts] = [0, 0]
    const write = async () => {
      while (Date.now() < until) {
        const note = `Note number ${(count += 1)} must not be lost.`
        const { status, body } = await caller<{ doc?: { id: string } }>('POST', '/api/sources', { client, title: 'Under load', kind: 'note', note })
        if (status === 201) made.push(body.doc!.id)
        else if (status >= 500) refused.push(status)
        else odd.push([status, body])
      }
    }
    const askForMails = async () => {
      for (const email of people) {
        const { status } = await app.anonymous('POST', '/api/users/forgot-password', { email })
        if (status >= 400 && status < 500) odd.push(status)
        await pause(long(1_000, 900))
      }
    }
    const restart = async () => {
      while (Date.now() < until) {
        await pause(2_500 + Math.random() * 3_000)
        await postgres.stop()
        await pause(Math.random() * 1_000)
        postgres = await open()
        proxy.leadTo(postgres.url)
        restarts += 1
      }
    }
    await Promise.all([write(), write(), write(), askForMails(), restart()])
    expect(odd).toEqual([])
    expect(made.length).toBeGreaterThan(5)
    expect(refused.length).toBeGreaterThan(0)
    const kept = await poolOf(app.payload).query<{ id: string }>('select id from sources where id = any($1)', [made])
    expect(made.filter((id) => !kept.some((row) => row.id === id))).toEqual([])
    expect(worker.exitCode ?? worker.signalCode).toBeNull()
    counted('Postgres restarted under load', { restarts, 'rows promised and there': made.length, 'requests refused with 5xx': refused.length })
  }, long(120_000, 400_000))

  it('lets every mail out once, or says that it does not know', async () => {
    const sql = poolOf(app.payload)
    await sql.query(`update effects set sent_at = now() - interval '1 hour' where state = 'sending'`)
    const { repairInterrupted } = await import('@/src/engine/effects')
    await repairInterrupted(sql)
    await sql.query(`update effects set next_attempt_at = now() - interval '1 minute' where state = 'reserved'`)
    await vi.waitFor(async () => expect(await sql.query(`select key from effects where kind = 'mail.send' and state in ('reserved', 'sending')`)).toEqual([]), { timeout: 60_000, interval: 200 })
    const sent = sandbox.state.mails.flatMap(({ to }) => to).filter((address) => people.includes(address))
    expect(sent.filter((address, at) => sent.indexOf(address) !== at)).toEqual([])
    const done = await sql.query(`select key from effects where kind = 'mail.send' and state = 'done'`)
    const unknown = await sql.query(`select key from effects where kind = 'mail.send' and state = 'unknown'`)
    expect(done.length).toBeGreaterThan(0)
    expect(sent.length).toBeGreaterThanOrEqual(done.length)
    expect(sent.length).toBeLessThanOrEqual(done.length + unknown.length)
    counted('mails meanwhile', { 'sent once': done.length, 'said to be unknown': unknown.length, 'sent twice': 0 })
  }, 90_000)
})

describe('a rolling restart of the web', () => {
  it('ends no request half-way', async () => {
    const ports = [await freePort(), await freePort()]
    const start = (port: number) => startChild(path.join(import.meta.dirname, 'web.ts'), [], { NODE_ENV: 'test', PORT: String(port) })
    const webs = await Promise.all(ports.map(start))
    const token = (await app.anonymous<{ token: string }>('POST', '/api/users/login', { email: admin.email, password: 'Correct-horse-7' })).body.token
    const [broken, done]: [unknown[], number[]] = [[], []]
    let isOver = false
    // As a proxy before both does: a connection that is not taken, or let go before its request was read, goes to the other;
    // what has begun to be answered has to be answered whole.
    const ask = async (from: number) => {
      for (let turn = from; !isOver; turn += 1) {
        const response = await fetch(`http://127.0.0.1:${ports[turn % 2]}/api/clients`, { headers: { authorization: `JWT ${token}`, connection: 'close' } }).catch((error: Error) => ((error.cause as { code?: string })?.code ?? String(error)))
        if (typeof response === 'string') {
          if (!['ECONNREFUSED', 'ECONNRESET', 'UND_ERR_SOCKET'].includes(response)) broken.push(response)
          await pause(5)
          continue
        }
        const body = await response.text().catch(String)
        if (response.status === 200 && body.endsWith('}')) done.push(response.status)
        else broken.push([response.status, body])
      }
    }
    const load = [0, 1, 2, 3].map(ask)
    for (const at of [0, 1]) {
      await endChild(webs[at]!, 'SIGTERM')
      expect(webs[at]!.exitCode).toBe(0)
      webs[at] = await start(ports[at]!)
    }
    isOver = true
    await Promise.all(load)
    await Promise.all(webs.map((web) => endChild(web, 'SIGTERM')))
    expect(broken).toEqual([])
    expect(done.length).toBeGreaterThan(20)
    counted('rolling restart of REST', { 'requests answered whole': done.length, 'cut half-way': 0 })
  }, 180_000)
})
