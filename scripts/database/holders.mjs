import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startOf } from '../system/processes.mjs'

/** Notes that this process uses the server; answers the function that takes the note back. */
export function hold(folder) {
  const note = join(folder, 'holders', String(process.pid))
  mkdirSync(join(folder, 'holders'), { recursive: true, mode: 0o700 })
  writeFileSync(note, startOf(process.pid) ?? '')
  return () => rmSync(note, { force: true })
}

/** Whether a living process uses the server; notes of dead ones are removed. */
export function isHeld(folder) {
  let held = false
  for (const pid of readdirSync(join(folder, 'holders'))) {
    const note = join(folder, 'holders', pid)
    if (startOf(Number(pid)) === readFileSync(note, 'utf8')) held = true
    else rmSync(note, { force: true })
  }
  return held
}
