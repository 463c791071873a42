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
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (output += text))
    child.on('error', (error) => resolve({ code: 127, output: error.message }))
    child.on('close', (code, signal) => resolve({ code: code ?? 128 + constants.signals[signal], output }))
  })
}

/** As `run`, but a failure is a Fault with the end of the output. */
export async function runOrFail(what, command, args, options) {
  const { code, output } = await run(command, args, options)
  if (code !== 0) throw new Fault(`${what} failed (exit code ${code}).\n${output.trimEnd().split('\n').slice(-15).join('\n')}`)
  return output
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
