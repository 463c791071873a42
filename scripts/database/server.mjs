import { spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '../system/fault.mjs'
import { commandOf, startOf, waitUntil } from '../system/processes.mjs'
import { isFree, pickPort } from '../system/ports.mjs'
import { bareEnvironment, saveSettings } from './cluster.mjs'

/** The postmaster's process id and port when it runs on this data folder, else null. */
export function runningServer(data) {
  const path = join(data, 'postmaster.pid')
  if (!existsSync(path)) return null
  const [pid, , , port] = readFileSync(path, 'utf8').split('\n')
  // After a crash the number may belong to any other process: only a postgres on this very folder counts.
  const command = commandOf(Number(pid))
  return /postgres/.test(command) && command.includes(data) && startOf(Number(pid)) ? { pid: Number(pid), port: Number(port) } : null
}

/** Starts the server and waits until it takes connections; answers its process id. */
export async function startServer(account, folder, settings, { throwaway }) {
  const data = join(account.base, 'data')
  for (let attempt = 1; ; attempt += 1) {
    if (!(await isFree(settings.port))) Object.assign(settings, saveSettings(folder, { ...settings, port: await pickPort() }))
    rmSync(join(data, 'postmaster.pid'), { force: true })
    const log = openLog(folder)
    const size = statSync(log).size
    const pid = launch(account, data, log, settings, throwaway)
    const ready = await waitUntil(() => !startOf(pid) || isReady(data, pid), 60_000)
    if (ready && startOf(pid)) return leash(pid, folder, data)
    const said = readFileSync(log, 'utf8').slice(size).trimEnd()
    // Helpers of a killed server hold its memory for a moment longer; a port may be taken between look and use.
    if (attempt < 20 && /shared memory block|could not bind|Address already in use/.test(said)) await pause(250)
    else throw new Fault(`The built-in Postgres did not start.\n${said.split('\n').slice(-8).join('\n')}\nIts log: ${log}`)
  }
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

function openLog(folder) {
  const path = join(folder, 'server.log')
  const tooLong = existsSync(path) && statSync(path).size > 10_000_000
  closeSync(openSync(path, tooLong ? 'w' : 'a', 0o600))
  return path
}

function launch(account, data, log, { port }, throwaway) {
  const set = { port, listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: 200, timezone: 'UTC', log_timezone: 'UTC', ...(throwaway && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }) }
  const flags = Object.entries(set).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const [command, args] = account.wrap(join(account.native, 'bin', 'postgres'), ['-D', data, ...flags])
  const output = openSync(log, 'a')
  // Detached: Ctrl-C in the terminal must reach the supervisor only, which stops the database last.
  const child = spawn(command, args, { ...account.options, cwd: account.base, env: bareEnvironment, detached: true, stdio: ['ignore', output, output] })
  closeSync(output)
  child.on('error', () => undefined)
  child.unref()
  return child.pid
}

function isReady(data, pid) {
  const path = join(data, 'postmaster.pid')
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : []
  return lines[0] === String(pid) && lines[7]?.trim() === 'ready'
}

function leash(pid, folder, data) {
  mkdirSync(join(folder, 'holders'), { recursive: true, mode: 0o700 })
  const script = new URL('leash.sh', import.meta.url).pathname
  const child = spawn('/bin/sh', [script, String(pid), join(folder, 'holders'), data], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
  child.on('error', () => undefined)
  child.stdin.unref?.()
  child.unref()
  return pid
}

/** Stops the server: clients are cut, data is written down. Answers whether it is gone in time. */
export async function stopServer(pid) {
  try {
    process.kill(pid, 'SIGINT')
  } catch {
    return true
  }
  return waitUntil(() => !startOf(pid), 20_000)
}
