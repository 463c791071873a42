import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeWhole } from '../system/files.mjs'
import { Fault } from '../system/fault.mjs'
import { readJson } from '../system/paths.mjs'
import { pickPort } from '../system/ports.mjs'
import { run } from '../system/run.mjs'
import { own, ownAll } from './account.mjs'

/** The environment of the server's own programs: nothing of ours may reach them, least of all library paths or PG… names. */
export const bareEnvironment = { PATH: process.env.PATH, LANG: 'C', LC_ALL: 'C', TZ: 'UTC', HOME: '/' }

/** Port and passwords of a home's server, made once. */
export async function settingsOf(folder) {
  const path = join(folder, 'connection.json')
  const known = readJson(path)
  if (known?.ownerPassword) return known
  const password = () => randomBytes(24).toString('base64url')
  return saveSettings(folder, { id: randomBytes(6).toString('hex'), port: await pickPort(), superPassword: password(), ownerPassword: password() })
}

/** Keeps the settings for the next start. */
export function saveSettings(folder, settings) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeWhole(join(folder, 'connection.json'), `${JSON.stringify(settings, null, 2)}\n`, 0o600)
  return settings
}

/** Makes the data folder once. It is built beside its place and renamed when whole, so an interrupted run leaves no half of one. */
export async function makeCluster(account, { superPassword }) {
  const data = join(account.base, 'data')
  if (existsSync(data)) return void checkCluster(account, data)
  const fresh = join(account.base, 'data.new')
  const passwordFile = join(account.base, 'password')
  rmSync(fresh, { recursive: true, force: true })
  writeFileSync(passwordFile, superPassword, { mode: 0o600 })
  own(account, [passwordFile])
  try {
    await initialise(account, fresh, passwordFile)
    renameSync(fresh, data)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

async function initialise(account, fresh, passwordFile) {
  const [command, args] = account.wrap(join(account.native, 'bin', 'initdb'), [
    ...['--pgdata', fresh, '--username', 'postgres', '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
    // Postgres' own locale: the same order and case rules on every machine, whatever is installed there.
    ...['--encoding', 'UTF8', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C'],
  ])
  const { code, output } = await run(command, args, { ...account.options, cwd: account.base, env: bareEnvironment })
  if (code === 0) return
  const full = /No space left/.test(output) ? ' The disk is full: free some space and start again.' : ''
  throw new Fault(`The built-in Postgres could not make its data folder.${full}\n${output.trimEnd()}`)
}

function checkCluster(account, data) {
  ownAll(account, data)
  if ((statSync(data).mode & 0o077) !== 0) throw new Fault(`The database folder ${data} is readable by others; run: chmod 700 ${data}`)
  const version = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  if (version !== '18') throw new Fault(`The database in ${data} was made by PostgreSQL ${version}, and this release brings 18. Dump it with the release that made it, move the folder away, start, and restore.`)
}
