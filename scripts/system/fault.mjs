/** A fault that a person can mend: its message is one sentence with the cure, shown without a stack. */
export class Fault extends Error {
  name = 'Fault'
}

/** Runs a command's body; a Fault ends the process with its sentence, anything else with its stack. */
export async function main(body) {
  try {
    const code = await body()
    if (typeof code === 'number') process.exitCode = code
  } catch (error) {
    console.error(error instanceof Fault ? `\n${error.message}` : error)
    process.exit(1)
  }
}

/** One line about what is going on, with the seconds since the start of the process. */
export function say(line) {
  console.log(`${performance.now() / 1000 < 10 ? ' ' : ''}${(performance.now() / 1000).toFixed(1)}s  ${line}`)
}
