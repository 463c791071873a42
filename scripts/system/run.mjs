import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { accessSync, constants as modes } from 'node:fs'
import { delimiter, join } from 'node:path'
import { Fault } from './fault.mjs'

/**
 * Runs a command to its end. `show` passes its output through; otherwise it is collected.
 * Resolves with { code, output }; a command that is not there has code 127.
 */
export function run(command, args, { show = false, timeoutMs, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'], timeout: timeoutMs, ...options })
    const kill = () => child.kill()
    process.once('exit', kill)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (output += text))
    child.on('error', (error) => resolve({ code: 127, output: error.message }))
    child.on('close', (code, signal) => {
      process.off('exit', kill)
      resolve({ code: code ?? 128 + constants.signals[signal], output })
    })
  })
}

/** As `run`, but a failure is a Fault with the end of the output. */
export async function runOrFail(what, command, args, options) {
  const { code, output } = await run(command, args, options)
  if (code !== 0) throw new Fault(`${what} failed (exit code ${code}).\n${ends(output.trimEnd().split('\n').map(readable)).join('\n')}`)
  return output
}

const ends = (lines) => (lines.length > 40 ? [...lines.slice(0, 20), '…', ...lines.slice(-20)] : lines)

/** A JSON log line as its message and fault; any other line as it is. */
function readable(line) {
  try {
    const { msg, err } = JSON.parse(line)
    return [msg, err?.stack ?? err?.message].filter(Boolean).join(': ') || line
  } catch {
    return line
  }
}

/** Absolute path of a program on the PATH, or null. */
export function which(program, path = process.env.PATH ?? '') {
  for (const folder of path.split(delimiter).filter(Boolean)) {
    try {
      accessSync(join(folder, program), modes.X_OK)
      return join(folder, program)
    } catch {
      continue
    }
  }
  return null
}

/** Whether this process may do everything on the machine. */
export const isRoot = () => process.getuid?.() === 0
