import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Payload } from 'payload'
import { env } from '@/src/env'

const folder = path.join(env.root, 'src/migrations')

/** The SQL that would bring the database from the newest migration's snapshot to what the collections declare; empty when none is owed. */
export const missingMigration = async (payload: Payload): Promise<string[]> => {
  const adapter = payload.db as unknown as PostgresAdapter
  const { generateDrizzleJson, generateMigration } = adapter.requireDrizzleKit()
  const newest = readdirSync(folder).filter((name) => name.endsWith('.json')).sort().at(-1)!
  const before = JSON.parse(readFileSync(path.join(folder, newest), 'utf8')) as never
  return generateMigration(before, (await generateDrizzleJson(adapter.schema)) as never)
}
