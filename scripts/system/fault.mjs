/** A fault that a person can mend: its message is one sentence with the cure, shown without a stack. */
export class Fault extends Error {
  name = 'Fault'
}

/** One line about what is going on, with the seconds since the start of the process. */
export function say(line) {
  console.log(`${performance.now() / 1000 < 10 ? ' ' : ''}${(performance.now() / 1000).toFixed(1)}s  ${line}`)
}
