import type { Payload } from 'payload'
import type { Db } from '@/src/engine/database'
import { createTestDatabase } from '@/src/testing/database'

/** The engine on a database of its own, with Payload but none of the product's collections. */
export type TestEngine = { payload: Payload; sql: Db; url: string; close(): Promise<void> }

/** Opens a fresh database and the engine on it; one per test file. */
export const openEngine = async (): Promise<TestEngine> => {
  const { url, drop } = await createTestDatabase()
  const payload = await bootEngine(url)
  const { poolOf } = await import('@/src/engine/database')
  const close = async () => {
    await payload.destroy()
    await drop()
  }
  return { payload, sql: poolOf(payload), url, close }
}

/** Payload without collections on the given database. Whatever reads the environment is imported only now. */
export const bootEngine = async (url: string): Promise<Payload> => {
  process.env.DATABASE_URL = url
  const [{ buildConfig, getPayload }, { databaseAdapter }] = await Promise.all([import('payload'), import('@/src/engine/database/adapter')])
  const config = buildConfig({
    secret: 'a secret of the tests, long enough to sign with', db: databaseAdapter(), collections: [], telemetry: false,
    typescript: { autoGenerate: false },
  })
  return getPayload({ config })
}
