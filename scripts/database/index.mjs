import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '../system/fault.mjs'
import { withLock } from '../system/lock.mjs'
import { startOf, waitUntil } from '../system/processes.mjs'
import { findAccount } from './account.mjs'
import { hydrate, nativeFolder } from './binaries.mjs'
import { makeCluster, settingsOf } from './cluster.mjs'
import { hold, isHeld } from './holders.mjs'
import { ensureDatabase } from './roles.mjs'
import { runningServer, startServer, stopServer } from './server.mjs'

/**
 * The built-in Postgres of a home, started or, when it runs already, shared.
 * `name` keeps the product's and the tests' servers apart; a `throwaway` server trades safety after a crash for speed.
 * Answers { url, adminUrl, started, stop() }; stop ends the server when no other process uses it.
 */
export function openDatabase(home, { name = 'postgres', throwaway = false } = {}) {
  const folder = join(home, name)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return withLock(join(folder, 'opening'), () => open(folder, throwaway))
}

async function open(folder, throwaway) {
  const release = hold(folder)
  try {
    const { pid, started, settings } = await connected(folder, throwaway)
    const stop = () => withLock(join(folder, 'opening'), () => close(folder, pid, release))
    return { url: address('impresario', settings.ownerPassword, settings.port, 'impresario'), adminUrl: adminOf(settings), started, stop }
  } catch (error) {
    release()
    throw error
  }
}

/** A found server may be on its way down, stopped by the end of the process that started it: then the next try starts a new one. */
async function connected(folder, throwaway) {
  for (let attempt = 1; ; attempt += 1) {
    const server = await serve(folder, throwaway)
    try {
      await ensureDatabase(adminOf(server.settings), server.settings.ownerPassword)
      return server
    } catch (error) {
      if (attempt === 3 || !(await waitUntil(() => !startOf(server.pid), 5_000))) throw error
    }
  }
}

async function close(folder, pid, release) {
  release()
  if (isHeld(folder)) return
  if (!(await stopServer(pid))) throw new Fault(`The built-in Postgres (process ${pid}) did not stop within 20 s.`)
}

async function serve(folder, throwaway) {
  const native = nativeFolder()
  hydrate(native)
  const settings = await settingsOf(folder)
  const account = await findAccount(native, folder, settings.id)
  await makeCluster(account, settings)
  const running = runningServer(join(account.base, 'data'))
  if (running) return { pid: running.pid, started: false, settings: { ...settings, port: running.port } }
  return { pid: await startServer(account, folder, settings, { throwaway }), started: true, settings }
}

const adminOf = (settings) => address('postgres', settings.superPassword, settings.port, 'postgres')

const address = (user, password, port, database) => `postgres://${user}:${password}@127.0.0.1:${port}/${database}`
