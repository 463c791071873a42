import { setup } from '@/src/testing/globalSetup'

/** The product with 10,000 documents of ten agencies; row-level security is put on and off by messages of the parent. */
await setup()
Object.assign(process.env, { NODE_ENV: 'test', LOG_LEVEL: 'silent', PAYLOAD_SECRET: 'a secret of the bench, long enough to sign with' })
const { startApp } = await import('@/src/testing/app')
const { buildClient, buildUser } = await import('@/src/testing/build')
const { poolOf } = await import('@/src/engine/database')

const app = await startApp()
const db = poolOf(app.payload)
const clients = []
for (let at = 0; at < 10; at += 1) clients.push(await buildClient(app.payload))
const agency = String(clients[0]!.agency)
await buildUser(app.payload, { agency, email: 'reader@bench.test' })
for (const client of clients) {
  await db.query(
    `insert into documents (id, agency_id, client_id, title, topic, status, updated_at, created_at)
     select gen_random_uuid(), $1, $2, 'Title ' || n, 'Topic ' || n, 'ready', now(), now() - n * interval '1 minute' from generate_series(1, 1000) n`,
    [client.agency, client.id],
  )
}
await db.query(`create policy of_agency on documents using (agency_id = nullif(current_setting('app.agency', true), '')::uuid)`)
await db.query('analyze')

type Queried = { text: string }
type Pool = { query(asked: Queried | string, values?: unknown[]): Promise<unknown>; connect(): Promise<{ query(asked: unknown): Promise<unknown>; release(): void }> }
const pool = (app.payload.db as unknown as { pool: Pool }).pool
const plain = pool.query.bind(pool)
const within = async (asked: Queried) => {
  const client = await pool.connect()
  try {
    await client.query(`begin; select set_config('app.agency', '${agency}', true)`)
    const result = await client.query(asked)
    await client.query('commit')
    return result
  } finally {
    client.release()
  }
}

/** `policy`: the policy alone, the setting given once per connection; `whole`: each read in a transaction that says for whom. */
const modes: Record<string, () => Promise<void>> = {
  off: async () => {
    pool.query = plain
    await db.query('alter table documents no force row level security; alter table documents disable row level security')
  },
  policy: async () => {
    await db.query('alter table documents enable row level security; alter table documents force row level security')
    const held = await Promise.all(Array.from({ length: 20 }, () => pool.connect()))
    for (const client of held) await client.query(`select set_config('app.agency', '${agency}', false)`)
    held.forEach((client) => client.release())
    pool.query = plain
  },
  whole: async () => {
    await db.query('alter table documents enable row level security; alter table documents force row level security')
    pool.query = (asked, values) => (typeof asked === 'object' && asked.text.includes('"documents"') ? within(asked) : plain(asked, values))
  },
}

process.on('message', (mode: string) => {
  if (mode === 'end') return void app.close().then(() => process.exit())
  void modes[mode]!().then(() => process.send!({ ready: mode }))
})
process.on('disconnect', () => process.exit())
process.send!({ url: app.url })
