import { portsOf } from './environment.mjs'

const answersAt = (url) => async () => {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(5_000) })).status < 500
  } catch {
    return false
  }
}

/** The processes of the product, in the order in which they stop. */
export function partsOf(environment) {
  const ports = portsOf(environment)
  const web = { name: 'web', file: 'src/server.ts', args: environment.NODE_ENV === 'development' ? ['--dev'] : [], environment, graceMs: 10_000, answers: answersAt(`http://127.0.0.1:${ports.web}/api/health`) }
  const worker = { name: 'worker', file: 'src/worker.ts', environment, graceMs: 20_000 }
  const sandbox = { name: 'sandbox', file: 'src/sandbox/main.ts', environment, graceMs: 3_000, answers: answersAt(`http://127.0.0.1:${ports.sandbox}/`) }
  // With live vendors too: it is all that test keys reach.
  return [web, worker, sandbox]
}
