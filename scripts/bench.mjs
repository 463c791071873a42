import { existsSync, readdirSync } from 'node:fs'
import { bootstrap } from './bootstrap/index.mjs'
import { Fault } from './system/fault.mjs'
import { main } from './system/main.mjs'
import { inRoot, loadDotEnv, root } from './system/paths.mjs'
import { run, runOrFail } from './system/run.mjs'

const template = 'impresario_bench_template'
const tsx = ['--import', 'tsx']

/** The program of a benchmark: bench/<name>.ts or bench/<name>/main.ts. */
function programOf(name) {
  const found = [`bench/${name}.ts`, `bench/${name}/main.ts`].find((path) => name && existsSync(inRoot(path)))
  if (found) return found
  const names = readdirSync(inRoot('bench')).map((entry) => entry.replace(/\.ts$/, ''))
  throw new Fault(`Say which benchmark: npm run bench -- <name>, one of ${names.join(', ')}.`)
}

/** A server of its own with the product's own settings, safe after a crash as in earnest, and a freshly migrated database to clone. */
async function measure(home, program, args) {
  const { openDatabase } = await import('./database/index.mjs')
  const { environmentOf } = await import('./start/environment.mjs')
  const { recreate } = await import('./database/roles.mjs')
  const database = await openDatabase(home, { name: 'postgres-bench' })
  try {
    const databaseUrl = await recreate(database.url, template)
    const env = { ...environmentOf({ databaseUrl }), TEST_SERVER_URL: database.url, TEST_TEMPLATE: template, TEST_RUN: String(process.pid) }
    await runOrFail('Applying the migrations', process.execPath, [...tsx, 'src/migrate.ts'], { cwd: root, env })
    return (await run(process.execPath, [...tsx, program, ...args], { show: true, cwd: root, env })).code
  } finally {
    await database.stop()
  }
}

await main(async () => {
  loadDotEnv()
  const [name, ...args] = process.argv.slice(2)
  const program = programOf(name)
  return measure(await bootstrap(), program, args)
})
