import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { readJson } from '../system/paths.mjs'
import { startOf, waitUntil } from '../system/processes.mjs'
import { openDatabase } from './index.mjs'

const homes = []
const newHome = () => {
  const home = mkdtempSync(join(tmpdir(), 'impresario-home-'))
  homes.push(home)
  return home
}
afterAll(() => homes.forEach((home) => rmSync(home, { recursive: true, force: true })))

const open = async (home) => {
  const database = await openDatabase(home, { throwaway: true })
  onTestFinished(database.stop)
  return database
}
const ask = async (url, text) => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(text).finally(() => client.end())
  return rows
}
const pidFile = (home) => join(home, 'postgres', 'data', 'postmaster.pid')
const postmaster = (home) => Number(readFileSync(pidFile(home), 'utf8').split('\n')[0])
const isGone = (pid) => waitUntil(() => !startOf(pid), 10_000)

/** Another process that opens the home's database and stays. */
const opener = async (home) => {
  const index = new URL('index.mjs', import.meta.url).href
  const program = `import { openDatabase } from '${index}'; await openDatabase('${home}', { throwaway: true }); console.log('open'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  return child
}

describe('the built-in database', () => {
  it('is made once, keeps its data and lets only its owner read the passwords', async () => {
    const home = newHome()
    const first = await openDatabase(home, { throwaway: true })
    await ask(first.url, 'create table kept (id int)')
    await first.stop()
    const second = await open(home)
    expect(second.started).toBe(true)
    expect(await ask(second.url, 'select count(*)::int as rows from kept')).toEqual([{ rows: 0 }])
    expect(statSync(join(home, 'postgres', 'connection.json')).mode & 0o077).toBe(0)
  })

  it('gives the product a role without special rights and listens on this machine only', async () => {
    const { url } = await open(newHome())
    expect(await ask(url, 'select rolsuper from pg_roles where rolname = current_user')).toEqual([{ rolsuper: false }])
    expect(await ask(url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
  })

  it('is shared by two users and stops with the last', async () => {
    const home = newHome()
    const other = await opener(home)
    const mine = await open(home)
    const pid = postmaster(home)
    expect(mine.started).toBe(false)
    await mine.stop()
    expect(startOf(pid)).not.toBeNull()
    other.kill('SIGKILL')
    expect(await isGone(pid)).toBe(true)
  })

  it('comes back after a kill of everything, although its old number belongs to another process now', async () => {
    const home = newHome()
    const other = await opener(home)
    const pid = postmaster(home)
    execFileSync('kill', ['-9', String(pid), String(other.pid)])
    expect(await isGone(pid)).toBe(true)
    const lines = readFileSync(pidFile(home), 'utf8').split('\n')
    writeFileSync(pidFile(home), [process.pid, ...lines.slice(1)].join('\n'))
    const { url } = await open(home)
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('begins again after an interrupted making of the data folder', async () => {
    const home = newHome()
    mkdirSync(join(home, 'postgres', 'data.new'), { recursive: true })
    writeFileSync(join(home, 'postgres', 'data.new', 'half'), '')
    const { url } = await open(home)
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(existsSync(join(home, 'postgres', 'data.new'))).toBe(false)
  })

  it('moves to another port when its own is taken', async () => {
    const home = newHome()
    const first = await openDatabase(home, { throwaway: true })
    await first.stop()
    const { port } = readJson(join(home, 'postgres', 'connection.json'))
    const thief = createServer().listen(port, '127.0.0.1')
    await once(thief, 'listening')
    onTestFinished(() => void thief.close())
    const second = await open(home)
    expect(Number(new URL(second.url).port)).not.toBe(port)
  })
})
