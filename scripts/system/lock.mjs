import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Fault } from './fault.mjs'
import { startOf, waitUntil } from './processes.mjs'

/**
 * Takes a lock file for this process; answers its release, or the note of the living process that has it.
 * A lock of a dead process, also one whose number was given to another, is taken over.
 */
export function takeLock(path, note = {}) {
  const mine = `${path}.${process.pid}`
  writeFileSync(mine, JSON.stringify({ pid: process.pid, start: startOf(process.pid), ...note }), { mode: 0o600 })
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (linked(mine, path)) return { release: () => rmSync(path, { force: true }) }
      const holder = readLock(path)
      if (holder) return { holder }
      rmSync(path, { force: true })
    }
    return { holder: {} }
  } finally {
    rmSync(mine, { force: true })
  }
}

function linked(mine, path) {
  try {
    linkSync(mine, path)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

/** The note of the living process that holds a lock, else null. */
export function readLock(path) {
  try {
    const note = JSON.parse(readFileSync(path, 'utf8'))
    return startOf(note.pid) === note.start ? note : null
  } catch {
    return null
  }
}

/** Runs `body` while no other process holds the lock; waits for up to two minutes. */
export async function withLock(path, body) {
  let lock
  const got = await waitUntil(() => (lock = takeLock(path)).release, 120_000)
  if (!got) throw new Fault(`Another process (${lock.holder.pid}) has been at work for two minutes; it holds ${path}. Stop it and start again.`)
  try {
    return await body()
  } finally {
    lock.release()
  }
}
