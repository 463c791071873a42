import { checkNode } from '../bootstrap/node.mjs'
import { Fault } from './fault.mjs'

/** Runs a command's body; a Fault ends the process with its sentence, anything else with its stack. */
export async function main(body) {
  try {
    checkNode()
    const code = await body()
    if (typeof code === 'number') process.exitCode = code
  } catch (error) {
    console.error(error instanceof Fault ? `\n${error.message}` : error)
    process.exit(1)
  }
}
