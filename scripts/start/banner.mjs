import { isSandboxed, portsOf } from './environment.mjs'

const people = ['super', 'admin', 'member', 'client']

/** What the person who started the product reads when it is ready. */
export function banner(environment) {
  const ports = portsOf(environment)
  const address = environment.APP_URL || `http://localhost:${ports.web}`
  const sandbox = isSandboxed(environment) ? [`  Sandbox        http://localhost:${ports.sandbox}  (vendors are played here; nothing leaves this machine)`] : []
  const password = process.env.DEMO_PASSWORD ? 'the one in DEMO_PASSWORD' : environment.DEMO_PASSWORD
  return ['', '  Impresario is ready', '', `  Admin          ${address}/admin`, ...sandbox, `  Demo accounts  ${people.map((name) => `${name}@impresario.test`).join(', ')}`, `  Password       ${password}`, '', '  Stop with Ctrl-C', ''].join('\n')
}
