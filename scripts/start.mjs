import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { bootstrap } from './bootstrap/index.mjs'
import { portsOf } from './start/environment.mjs'
import { Fault } from './system/fault.mjs'
import { takeLock } from './system/lock.mjs'
import { main } from './system/main.mjs'
import { homeOf, loadDotEnv } from './system/paths.mjs'
import { isFree } from './system/ports.mjs'
import { followStarter } from './system/starter.mjs'

const mode = process.argv.includes('--dev') ? 'development' : 'production'

function lockHome(home, port) {
  mkdirSync(home, { recursive: true })
  const { release, holder } = takeLock(join(home, 'start.lock'), { port })
  if (release) return release
  throw new Fault(`Impresario already runs from ${home} (process ${holder.pid}, http://localhost:${holder.port}). Stop that one, or set another IMPRESARIO_HOME and PORT.`)
}

async function checkPorts() {
  const { web, sandbox, mail } = portsOf()
  const wanted = { PORT: web, SANDBOX_PORT: sandbox, 'SANDBOX_PORT plus one': mail }
  for (const [name, port] of Object.entries(wanted)) {
    if ((await isFree(port)) && (await isFree(port, '0.0.0.0'))) continue
    throw new Fault(`Port ${port} (${name}) is taken by another program. Stop it, or choose another: PORT=${web + 100} npm start`)
  }
}

// A signal before the parts run ends this process through its exit, which takes its helpers along.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130))
followStarter()
// With its reader or its terminal gone the product goes on without printing, and stops in order when it is told to.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

await main(async () => {
  loadDotEnv()
  const home = homeOf()
  const release = lockHome(home, portsOf().web)
  try {
    await checkPorts()
    await bootstrap()
    const { start } = await import('./start/index.mjs')
    await start(home, { mode, release })
  } catch (error) {
    release()
    throw error
  }
})
