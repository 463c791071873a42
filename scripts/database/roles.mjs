import pg from 'pg'
import { Fault } from '../system/fault.mjs'
import { waitUntil } from '../system/processes.mjs'

/** Makes the product's role and database once. The role owns its database and is no superuser. */
export async function ensureDatabase(adminUrl, ownerPassword) {
  const client = await connect(adminUrl)
  try {
    const { rows } = await client.query(`select (select count(*) from pg_roles where rolname = 'impresario') as roles,
      (select count(*) from pg_database where datname = 'impresario') as databases`)
    if (rows[0].roles === '0') await client.query(`create role impresario login createdb password ${client.escapeLiteral(ownerPassword)}`)
    if (rows[0].databases === '0') await client.query('create database impresario owner impresario')
  } finally {
    await client.end()
  }
}

/** Makes a database anew, empty; answers its address. */
export async function recreate(url, name) {
  const client = await connect(url)
  try {
    await client.query(`drop database if exists "${name}" with (force)`)
    await client.query(`create database "${name}"`)
  } finally {
    await client.end()
  }
  return Object.assign(new URL(url), { pathname: `/${name}` }).toString()
}

async function connect(url) {
  let client
  let fault
  const connected = await waitUntil(async () => {
    client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
    fault = await client.connect().then(() => null, (error) => error)
    // 57P03: still starting or recovering after a crash.
    return fault?.code !== '57P03'
  }, 60_000, 100)
  if (fault?.code === '28P01') throw new Fault('The password in connection.json is not the one of the database beside it. Put the right file back, or move the whole folder away to begin anew.')
  if (fault || !connected) throw fault ?? new Error('The built-in Postgres is still recovering after a minute.')
  return client
}
