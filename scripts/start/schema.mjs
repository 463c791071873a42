import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { Fault, say } from '../system/fault.mjs'
import { filesUnder, hashOf, writeWhole } from '../system/files.mjs'
import { inRoot, readJson, root } from '../system/paths.mjs'
import { runOrFail } from '../system/run.mjs'

const tsx = ['--import', 'tsx']

/** Applies the migrations that the database lacks; with none missing it only looks. */
export async function migrate(environment) {
  if ((await pendingMigrations(environment.DATABASE_URL)).length === 0) return
  say('Applying migrations')
  await runOrFail('Applying the migrations', process.execPath, [...tsx, 'src/migrate.ts'], { cwd: root, env: environment })
}

/** Names of the migrations that the database does not have. */
async function pendingMigrations(url) {
  const names = readdirSync(inRoot('src', 'migrations')).flatMap((name) => /^(\d.*)\.ts$/.exec(name)?.[1] ?? [])
  const [{ table }] = await query(url, `select to_regclass('payload_migrations') as table`)
  const rows = table ? await query(url, 'select name from payload_migrations') : []
  const applied = new Set(rows.map(({ name }) => name))
  return names.filter((name) => !applied.has(name))
}

async function query(url, text) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect().catch((error) => {
    throw new Fault(`The database does not let us in: ${error.message}. See that its server runs and that DATABASE_URL is right.`)
  })
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

/** Seeds once per database and state of the seeds; the seed itself may be repeated safely. */
export async function seed(environment) {
  const path = join(environment.IMPRESARIO_HOME, 'seeded.json')
  const wanted = await seedState(environment)
  if (readJson(path)?.state === wanted) return
  say('Seeding the demo')
  await runOrFail('Seeding the demo', process.execPath, [...tsx, 'src/seed/main.ts'], { cwd: root, env: environment })
  writeWhole(path, JSON.stringify({ state: wanted }))
}

async function seedState(environment) {
  const files = filesUnder([inRoot('src', 'seed'), inRoot('templates')], (path) => !path.endsWith('.test.ts'))
  const [{ id }] = await query(environment.DATABASE_URL, `select system_identifier || '/' || current_database() as id from pg_control_system()`)
  return hashOf(files, root, `${id} ${environment.DEMO_PASSWORD}`)
}
