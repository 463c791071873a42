import { spawn } from 'node:child_process'
import { bootstrap } from './bootstrap/index.mjs'
import { Fault } from './system/fault.mjs'
import { main } from './system/main.mjs'
import { loadDotEnv, root } from './system/paths.mjs'

const programs = {
  migrate: 'src/migrate.ts',
  seed: 'src/seed/main.ts',
  worker: 'src/worker.ts',
  web: 'src/server.ts',
  sandbox: 'src/sandbox/main.ts',
  previews: 'src/render/previews.ts',
  tenancy: 'src/tenancy.ts',
  'rotate-keys': 'src/rotateKeys.ts',
}

/** Runs one program of the product with the environment that `npm start` gives it. */
async function runProgram(name, args) {
  const home = await bootstrap()
  const { databaseOf } = await import('./start/index.mjs')
  const { environmentOf } = await import('./start/environment.mjs')
  const database = await databaseOf(home)
  try {
    return await runChild(programs[name], args, environmentOf({ databaseUrl: database.url }))
  } finally {
    await database.stop()
  }
}

function runChild(file, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], { cwd: root, env, stdio: 'inherit' })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)))
  })
}

await main(async () => {
  loadDotEnv()
  const [name, ...args] = process.argv.slice(2)
  if (!programs[name]) throw new Fault(`Say which program: ${Object.keys(programs).join(', ')}.`)
  return runProgram(name, args)
})
