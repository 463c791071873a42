import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { commandOf, startOf } from './processes.mjs'

const isShell = (pid) => /^(\S*\/)?(sh|bash|dash|zsh|cmd)(\.exe)? (-c|\/c) /.test(`${commandOf(pid)} `)

/**
 * Stops this process, as a signal would, once npm that started it has ended without telling it: killed, or stopped by a signal
 * that its shell did not pass on. Started in another way, it outlives whoever did.
 */
export function followStarter({ everyMs = 1_000, environment = process.env } = {}) {
  if (!environment.npm_lifecycle_event) return
  const followed = [process.ppid, ...(isShell(process.ppid) ? [parentOf(process.ppid)] : [])].filter((pid) => pid > 1)
  const known = new Map(followed.map((pid) => [pid, startOf(pid)]))
  const timer = setInterval(() => {
    if ([...known].every(([pid, start]) => start !== null && startOf(pid) === start)) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, everyMs)
  timer.unref()
}

/** The parent of a process, or 0. */
function parentOf(pid) {
  try {
    if (process.platform === 'linux') return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')[1])
    return Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }))
  } catch {
    return 0
  }
}
