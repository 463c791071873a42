import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { io as connect } from 'socket.io-client'
import type { Rendered } from './rendered'
import { keepAll, systemHere, type Stage } from './stage'

/** Every message of the catalog as a receiver gets it, with its head. */
export const deliveries = async (stage: Stage): Promise<Rendered[]> => {
  const [{ webhookCatalog, testEvent }, { exampleOf }, { deliverWebhook }, { poolOf }, { env }] = await Promise.all([
    import('@/src/domain/platform/webhooks/catalog'), import('@/src/domain/platform/webhooks/message'), import('@/jobs/platform/webhooks/deliver'), import('@/src/engine/database'), import('@/src/env'),
  ])
  const receiver = await keepAll(stage.sandboxPort)
  const sql = poolOf(stage.app.payload)
  const made = await stage.ask('/api/webhook-endpoints', { method: 'POST', token: stage.people.agency_admin.token, body: JSON.stringify({ url: `${env.sandboxUrl}/webhooks/brand`, events: ['*'] }) })
  const { id } = (JSON.parse(made.body) as { doc: { id: string } }).doc
  for (const event of [...webhookCatalog.values(), testEvent]) {
    const [row] = await sql.query<{ id: string }>(
      `insert into webhook_deliveries (id, agency_id, endpoint_id, type, body, status, attempts, created_at, updated_at) values (gen_random_uuid(), $1, $2, $3, $4, 'pending', 0, now(), now()) returning id`,
      [stage.agency, id, event.type, JSON.stringify(exampleOf(event))])
    await deliverWebhook.perform!({ id: row!.id, request: { deliveryId: row!.id }, attempts: 1 } as never, { payload: stage.app.payload, signal: new AbortController().signal } as never)
  }
  await receiver.close()
  return receiver.got.map(({ headers, body }) => ({ what: `webhook ${(JSON.parse(body) as { type: string }).type}`, text: `${JSON.stringify(headers)}\n${body}` }))
}

/** Everything that an open page hears of every kind of news. */
export const heard = async (stage: Stage): Promise<Rendered[]> => {
  const [{ attachRealtime }, { tell }, { kinds }, { inTransaction }] = await Promise.all([import('@/src/engine/realtime'), import('@/src/domain/platform/notify'), import('@/src/domain/platform/notifications/kinds'), import('@/src/engine/database')])
  const server = createServer()
  const io = attachRealtime(server, stage.app.payload, [])
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { client } = stage.people
  const socket = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { path: '/ws', auth: { token: client.token }, transports: ['websocket'], reconnection: false })
  const got: Rendered[] = []
  const all = Object.keys(kinds)
  const done = new Promise<void>((resolve, reject) => {
    setTimeout(() => reject(new Error(`${got.length} messages came`)), 60_000).unref()
    socket.once('connect_error', reject)
    socket.onAny((event: string, ...said: unknown[]) => {
      got.push({ what: `socket ${event}`, text: JSON.stringify([event, ...said]) })
      if (got.filter(({ what }) => what.endsWith('notification.created')).length === all.length) resolve()
    })
  })
  await new Promise<void>((resolve) => void socket.once('connect', resolve))
  const req = await systemHere(stage)
  await inTransaction(req, async () => {
    for (const type of all) await tell(req, { user: client.id }, { type, title: 'News', body: 'Words', link: '/inbox', agency: stage.agency }, { app: true })
  })
  await done
  socket.close()
  await io.close()
  return got
}
