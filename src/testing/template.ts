import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Query } from './server'
import { databaseUrl, dropDatabase, onServer } from './server'

const prefix = 'impresario_template_'

const stateOfMigrations = (root: string) => {
  const hash = createHash('sha256')
  for (const folder of ['src/migrations', 'src/engine/tenancy/walls'].map((name) => path.join(root, name))) {
    for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(path.join(folder, name)))
  }
  return hash.digest('hex').slice(0, 16)
}

const databasesLike = async (query: Query, pattern: string) => {
  const rows = await query(`select datname from pg_database where datname like $1`, [pattern])
  return rows.map((row) => String(row.datname))
}

const migrate = async (root: string, url: string) => {
  const env = { ...process.env, NODE_ENV: 'test' as const, DATABASE_URL: url }
  await promisify(execFile)(process.execPath, ['--import', 'tsx', 'src/migrate.ts'], { cwd: root, env })
}

/**
 * Name of a database with the present migrations applied, for tests to clone. Made once per state of `src/migrations` by the
 * real migration program, under a lock that other runs on this server respect; templates of older states are dropped.
 */
export const ensureTemplate = (serverUrl: string, root: string) =>
  onServer(serverUrl, async (query) => {
    await query(`select pg_advisory_lock(hashtext('impresario_template'))`)
    const name = prefix + stateOfMigrations(root)
    const known = await databasesLike(query, `${prefix}%`)
    if (known.includes(name)) return name
    for (const old of known) await dropDatabase(query, old)
    await query(`create database "${name}_new"`)
    await migrate(root, databaseUrl(serverUrl, `${name}_new`))
    // Renamed last: a template with its final name is whole.
    await query(`alter database "${name}_new" rename to "${name}"`)
    return name
  })

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Drops test databases of runs that are over: those of `ended`, and those of processes that are gone and have no connection. */
export const dropLeftovers = (serverUrl: string, ended?: number) =>
  onServer(serverUrl, async (query) => {
    const rows = await query(`select datname, exists(select from pg_stat_activity a where a.datname = d.datname) as used
      from pg_database d where datname like 'impresario_test_%'`)
    for (const { datname, used } of rows) {
      const pid = Number(String(datname).split('_')[2])
      if (pid === ended || (!used && !isAlive(pid))) await dropDatabase(query, String(datname))
    }
  })
