import { postgresAdapter } from '@payloadcms/db-postgres'
import path from 'node:path'
import { env } from '@/src/env'
import { poolOptions, usePool } from './pool'
import { useOneStatementReads } from './reading'
import { useHonestTransactions } from './transactions'

/** Payload's Postgres adapter with a pool and transactions that tell the truth. The schema changes by migrations only. */
export const databaseAdapter = (): ReturnType<typeof postgresAdapter> => {
  const made = postgresAdapter({
    idType: 'uuidv7',
    push: false,
    pool: poolOptions('web') as never,
    migrationDir: path.join(env.root, 'src/migrations'),
    disableCreateDatabase: true,
  })
  return {
    ...made,
    init: (args) => {
      const adapter = made.init(args)
      usePool(adapter as never)
      useHonestTransactions(adapter as never)
      useOneStatementReads(adapter as never)
      return adapter
    },
  }
}
