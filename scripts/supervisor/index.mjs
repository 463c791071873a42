import { keepRunning } from './part.mjs'

/**
 * Runs the parts until a signal comes. `graceMs` is what a part gets to finish its work;
 * parts stop one after another in the order given, then `closing` runs.
 * Answers { ready() -> whether all serve, end(code) }.
 */
export function supervise(specifications, { format, closing }) {
  let ending
  const parts = []
  const end = (code) => {
    if (ending) return ending
    ending = stopAll(specifications, parts, closing).then(
      () => process.exit(code),
      (error) => {
        console.error(error.message)
        process.exit(1)
      },
    )
    return ending
  }
  const onGiveUp = (name, last) => {
    console.error(`\nThe ${name} process ended three times before it was ready. It said last:\n${last.join('\n')}`)
    void end(1)
  }
  for (const specification of specifications) parts.push(keepRunning({ ...specification, format, onGiveUp }))
  catchSignals(end)
  return { end, ready: async () => (await Promise.all(parts.map((part) => part.ready()))).every(Boolean) }
}

async function stopAll(specifications, parts, closing) {
  for (const [index, part] of parts.entries()) await part.stop(specifications[index].graceMs)
  await closing()
}

function catchSignals(end) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(signal).on(signal, () => void end(0))
}
