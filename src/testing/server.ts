import pg from 'pg'

/** Sends one statement to the server; answers its rows. */
export type Query = (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>

/** Runs statements on the test server's own database, outside any transaction. */
export const onServer = async <T>(
  url: string,
  body: (query: Query) => Promise<T>,
): Promise<T> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await body(async (text, values) => (await client.query<Record<string, unknown>>(text, values)).rows)
  } finally {
    await client.end()
  }
}

/**
 * Removes a database with the connections of our own role, and lets none come back in between. Not `with (force)`: that is
 * refused while the server's own vacuum is in there, which a plain drop sends away.
 */
export const dropDatabase = async (query: Query, name: string): Promise<void> => {
  if ((await query('select 1 from pg_database where datname = $1', [name])).length === 0) return
  await query(`alter database "${name}" with allow_connections false`)
  await query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = current_user', [name])
  await query(`drop database if exists "${name}"`)
}

/** The address of another database on the same server. */
export const databaseUrl = (serverUrl: string, name: string) => {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.toString()
}
