import type { PostgresAdapter } from '@payloadcms/db-postgres'
import pg from 'pg'
import { env } from '@/src/env'
import { log } from '@/src/log'

/**
 * A connection pool that outlives a restart of Postgres: without `error` listeners, a client that loses its server
 * ends the whole process, idle or in the middle of a transaction (node-postgres #1790); Payload's adapter installs none.
 */
export const createPool = (options: pg.PoolConfig): pg.Pool => {
  const pool = new pg.Pool(options)
  const lost = (error: Error) => log.warn({ err: error }, 'a database connection was lost')
  pool.on('error', lost)
  pool.on('connect', (client) => client.on('error', lost))
  return pool
}

/** The limits every connection of the product carries: a forgotten lock or statement ends itself. */
export const poolOptions = (name: string, max = env.databasePoolSize): pg.PoolConfig => ({
  connectionString: env.databaseUrl,
  application_name: `impresario-${name}`,
  max,
  connectionTimeoutMillis: 10_000,
  idleTimeoutMillis: 30_000,
  statement_timeout: 30_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 60_000,
})

/** What a request reads outside a transaction is stopped after this long; by then nobody waits for the page any more. */
const readingMs = 5000

const reading = new WeakMap<object, pg.Pool>()

/** The connections that requests read lists with: a time limit belongs to a connection, and setting it for each statement would cost one more. */
export const readingPoolOf = (adapter: PostgresAdapter): pg.Pool => {
  const known = reading.get(adapter)
  if (known) return known
  const pool = createPool({ ...poolOptions('reads', env.databasePoolExtra), statement_timeout: readingMs })
  reading.set(adapter, pool)
  return pool
}

/** Gives the adapter our pool before it makes its own, which would take one client for ever (hazard 1.3.7). */
export const usePool = (adapter: PostgresAdapter): void => {
  adapter.pool = createPool(adapter.poolOptions as pg.PoolConfig) as unknown as PostgresAdapter['pool']
}
