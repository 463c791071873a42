import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { getPayload } from 'payload'
import config from '@/payload.config'
import { createPool, poolOptions } from '@/src/engine/database/pool'
import { log } from '@/src/log'
import { raiseWalls } from '@/src/engine/tenancy/walls'
import { migrations } from '@/src/migrations'

const lockId = 7_310_552

/** The walls follow from the schema and from how they are written; raise the number when `src/engine/tenancy/walls` changes them. */
const stateOfWalls = `'walls 1 after ${migrations.at(-1)?.name}, ' || (select count(*) from pg_trigger where tgname like 'wall\\_%' and tgenabled = 'O')`

/** Applies what is not yet applied, while an advisory lock keeps a second process from doing the same (hazard 1.8). */
const migrate = async (): Promise<void> => {
  const pool = createPool({ ...poolOptions('migrate', 1), statement_timeout: 0, lock_timeout: 0, idle_in_transaction_session_timeout: 0 })
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockId])
    if (await isCurrent(client)) return
    const payload = await getPayload({ config })
    await (payload.db as unknown as PostgresAdapter).migrate({ migrations: migrations as never })
    await raiseWalls(payload)
    await client.query(`do $$ begin execute format('comment on table payload_migrations is %L', ${stateOfWalls}); end $$`)
    await payload.destroy()
  } finally {
    client.release()
    await pool.end()
  }
}

type Client = { query<R>(text: string): Promise<{ rows: R[] }> }

const isCurrent = async (client: Client): Promise<boolean> => {
  const { rows: there } = await client.query<{ present: boolean; walled: boolean | null }>(`select to_regclass('payload_migrations') is not null as present, obj_description(to_regclass('payload_migrations')) = ${stateOfWalls} as walled`)
  if (!there[0]?.present || !there[0].walled) return false
  const { rows } = await client.query<{ name: string }>('select name from payload_migrations')
  const applied = new Set(rows.map(({ name }) => name))
  return migrations.every(({ name }) => applied.has(name))
}

await migrate().catch((error: unknown) => {
  log.fatal({ err: error }, 'the migrations could not be applied')
  process.exitCode = 1
})
process.exit()
