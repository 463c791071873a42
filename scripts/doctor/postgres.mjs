import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot, readJson } from '../system/paths.mjs'

/** Whether the database answers: the one of DATABASE_URL, or the built-in one when it runs. */
export async function databaseState(home) {
  if (!existsSync(inRoot('node_modules', 'pg'))) return { found: 'not looked at: packages are missing', cure: 'npm start installs them' }
  if (process.env.DATABASE_URL) return answerOf(process.env.DATABASE_URL, 'see that the server of DATABASE_URL runs and lets this user in')
  const settings = readJson(join(home, 'postgres', 'connection.json'))
  if (!settings) return { found: 'built in; made at the first start' }
  const url = `postgres://impresario:${settings.ownerPassword}@127.0.0.1:${settings.port}/impresario`
  const state = await answerOf(url, '')
  return state.cure === undefined ? state : { found: `built in; not running (port ${settings.port})` }
}

async function answerOf(url, cure) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query(`select current_setting('server_version_num')::int as number, current_setting('server_version') as version`)
    if (rows[0].number < 150_000) return { found: `PostgreSQL ${rows[0].version}`, cure: 'PostgreSQL 15 or later is needed' }
    return { found: `PostgreSQL ${rows[0].version}, answers` }
  } catch (error) {
    return { found: error.message, cure }
  } finally {
    await client.end().catch(() => undefined)
  }
}
