import { request } from 'node:http'
import type { Sandbox } from '@/src/sandbox/server'
import { startApp, type App, type Caller } from '@/src/testing/app'
import { freePort } from '@/src/testing/freePort'

export type Stage = { app: App; sandbox: Sandbox; agency: string; client: string; admin: Caller; member: Caller; customer: Caller; token: string; close(): Promise<void> }

/** The product with a worker's deliveries, the sandbox, and an agency with a client and people of both. */
export const openStage = async (): Promise<Stage> => {
  const port = await freePort()
  process.env.SANDBOX_PORT = String(port)
  const sandbox = await (await import('@/src/sandbox/server')).startSandbox({ port, smtpPort: 0 })
  const app = await startApp()
  const [{ buildAgency, buildClient, buildUser }, { deliverAlways }] = await Promise.all([import('@/src/testing/build'), import('@/src/testing/worker')])
  await import('../effects')
  const agency = (await buildAgency(app.payload)).id
  const client = (await buildClient(app.payload, { agency })).id
  const person = async (more: object) => (await buildUser(app.payload, { agency, ...more })).email
  const [admin, member, customer] = [await person({ role: 'agency_admin' }), await person({ role: 'agency_member' }), await person({ role: 'client', client })]
  const { body } = await app.anonymous<{ token: string }>('POST', '/api/users/login', { email: customer, password: (await import('@/src/testing/app')).testPassword })
  const stop = await deliverAlways(app.payload)
  return {
    app, sandbox, agency, client, admin: await app.as(admin), member: await app.as(member), customer: await app.as(customer), token: body.token,
    close: async () => {
      await stop()
      await app.close()
      await sandbox.close()
    },
  }
}

type Got = { status: number; location: string; text: string }

/** Opens an address as a browser at `host` would, without following where it leads. */
export const openAt = ({ app }: Stage, host: string, path: string, token?: string): Promise<Got> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(app.url)
    const call = request({ hostname, port, path, headers: { host, ...(token && { authorization: `JWT ${token}` }) } }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part: string) => (text += part)).on('end', () => resolve({ status: answer.statusCode ?? 0, location: String(answer.headers.location ?? ''), text }))
    })
    call.on('error', reject).end()
  })

/** Says yes on the network's page as `person`; answers the address that the browser is sent back to. */
export const consentAt = async (url: string, person: string, decision = 'allow'): Promise<URL> => {
  const page = new URL(url)
  const body = new URLSearchParams([...page.searchParams, ['person', person], ['decision', decision]])
  const back = await fetch(`${page.origin}${page.pathname}`, { method: 'POST', body, redirect: 'manual' })
  return new URL(back.headers.get('location')!)
}
