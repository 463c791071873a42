import type { Db } from '@/src/engine/database'
import type { FaultRequest } from '@/src/sandbox/core/faults'
import type { Sandbox } from '@/src/sandbox/server'
import { startApp, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildUser } from '@/src/testing/build'
import { freePort } from '@/src/testing/freePort'
import { makeEndpoint, type Made } from '@/src/testing/webhooks'

type Delivery = { id: string; status: string; attempts: number; response_status: number | null; failure: string | null; wait: number | null }

/** The product and its sandbox with an agency whose admin has endpoints there. */
export type Stage = {
  app: App
  sandbox: Sandbox
  sql: Db
  admin: Caller
  /** The admin's id. */
  person: string
  foreigner: Caller
  /** An endpoint at the sandbox's page `name`, which knows its secret. */
  sink(name: string, events?: string[]): Promise<Made>
  fault(given: FaultRequest): void
  /** What the page `name` received. */
  got(name: string): Sandbox['state']['sinkMessages']
  /** Something happens to a document; answers the event's id. */
  happen(type?: string, of?: string): Promise<string>
  deliverDue(): Promise<void>
  deliveries(endpoint: Made): Promise<Delivery[]>
  isOn(endpoint: Made): Promise<{ is_active: boolean; reason: string | null } | undefined>
  /** Lets the time until the next attempt pass. */
  laterOn(): Promise<unknown>
  close(): Promise<void>
}

const dueSql = `select count(*)::int as due from effects where state = 'reserved' and (next_attempt_at is null or next_attempt_at <= now())
  and kind in ('webhook.deliver', 'job:fan-out-webhooks')`
const deliveriesSql = `select id, status::text, attempts::int, response_status::int, failure, extract(epoch from next_attempt_at - last_attempt_at)::float8 as wait
  from webhook_deliveries where endpoint_id = $1 order by created_at, id`

const delivering = async (app: App, sql: Db): Promise<() => Promise<void>> => {
  await import('@/jobs/worker')
  const [{ deliverer }, { dispatchEvents }] = await Promise.all([import('@/src/engine/effects'), import('@/jobs/subscriptions')])
  const due = async () => (await sql.query<{ due: number }>(dueSql))[0]!.due
  return async () => {
    do {
      while ((await dispatchEvents(sql)).events > 0);
      const one = deliverer(app.payload, 'test')
      while ((await one.look()) > 0);
      await one.stop(20_000)
    } while ((await due()) > 0)
  }
}

/** Call it before anything that reads the environment is imported. */
export const startStage = async (): Promise<Stage> => {
  const port = await freePort()
  process.env.SANDBOX_PORT = String(port)
  const app = await startApp()
  const { startSandbox } = await import('@/src/sandbox/server')
  const sandbox = await startSandbox({ port, smtpPort: 0 })
  const { poolOf, systemRequest } = await import('@/src/engine/database')
  const sql = poolOf(app.payload)
  const agency = (await buildAgency(app.payload)).id
  const built = await buildUser(app.payload, { agency })
  const admin = await app.as(built.email)
  const stranger = await buildUser(app.payload, { agency: (await buildAgency(app.payload)).id })
  return {
    app, sandbox, sql, admin, person: built.id,
    foreigner: await app.as(stranger.email),
    sink: async (name, events = ['document.ready']) => {
      const made = await makeEndpoint(admin, { url: `${sandbox.url}/webhooks/${name}`, events, description: name })
      sandbox.state.sinkSecrets.set(name, [made.secret])
      return made
    },
    fault: (given) => void sandbox.faults.add({ times: 1, ...given }),
    got: (name) => sandbox.state.sinkMessages.filter((message) => message.sink === name),
    happen: async (type = 'documents.complete', of = agency) => {
      const { recordEvent } = await import('@/src/engine/events')
      return recordEvent(await systemRequest(app.payload, 'tests'), { type, resourceType: 'documents', resourceId: crypto.randomUUID(), agency: of, from: 'generating', to: 'ready' })
    },
    deliverDue: await delivering(app, sql),
    deliveries: ({ id }) => sql.query<Delivery>(deliveriesSql, [id]),
    isOn: async ({ id }) => (await sql.query<{ is_active: boolean; reason: string | null }>('select is_active, disabled_reason::text as reason from webhook_endpoints where id = $1', [id]))[0],
    laterOn: () => sql.query(`update effects set next_attempt_at = now() - interval '1 minute' where kind = 'webhook.deliver' and state = 'reserved'`),
    close: async () => {
      await app.close()
      await sandbox.close()
    },
  }
}
