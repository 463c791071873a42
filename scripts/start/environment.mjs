import { Fault } from '../system/fault.mjs'
import { homeOf } from '../system/paths.mjs'
import { secretsOf } from './secrets.mjs'

/** Ports of the parts. The sandbox's mailbox listens one above the sandbox. */
export function portsOf(environment = process.env) {
  const web = portOf('PORT', environment.PORT || 3000)
  const sandbox = portOf('SANDBOX_PORT', environment.SANDBOX_PORT || web + 1)
  return { web, sandbox, mail: sandbox + 1 }
}

function portOf(name, value) {
  const port = Number(value)
  if (Number.isInteger(port) && port > 0 && port < 65_535) return port
  throw new Fault(`${name} must be a whole number from 1 to 65534; it is "${value}".`)
}

/** Whether the vendors are played by the sandbox. */
export const isSandboxed = (environment = process.env) =>
  (environment.PROVIDERS_MODE || (environment.ANTHROPIC_API_KEY ? 'live' : 'sandbox')) === 'sandbox'

/** What every part of the product gets as its environment. */
export function environmentOf({ databaseUrl, mode = 'production' }) {
  const home = homeOf()
  return {
    ...process.env,
    ...secretsOf(home),
    NODE_ENV: process.env.NODE_ENV || mode,
    IMPRESARIO_HOME: home,
    DATABASE_URL: databaseUrl,
    NEXT_TELEMETRY_DISABLED: '1',
  }
}
