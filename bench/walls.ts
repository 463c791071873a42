import { poolOf, type Db } from '@/src/engine/database'
import { setup } from '@/src/testing/globalSetup'

/**
 * What a row costs with and without what the database checks of it: documents with four relations without walls, with ours (one
 * trigger) and with a composite foreign key for each; events without and with their chain. Rounds alternate; the
 * fastest counts, because what else the machine does only adds.
 * Run: `npx tsx bench/walls.ts`
 */
const teardown = await setup()
Object.assign(process.env, { NODE_ENV: 'test', LOG_LEVEL: 'silent', PAYLOAD_SECRET: 'a secret of the bench, long enough to sign with' })
const { startApp } = await import('@/src/testing/app')
const { buildClient, buildTemplate } = await import('@/src/testing/build')
const { makeRow } = await import('@/src/engine/tenancy/walls/rows')
const { tablesOf } = await import('@/src/engine/tenancy/walls')

const app = await startApp()
const db: Db = poolOf(app.payload)
const tables = tablesOf(app.payload)
const client = await buildClient(app.payload)
const agency = String(client.agency)
const [file, cover] = [await makeRow(db, tables, 'files', agency), await makeRow(db, tables, 'files', agency)]
const template = (await buildTemplate(app.payload)).id
const [rows, rounds] = [60, 40]

const composite = [['client_id', 'clients'], ['pdf_id', 'files'], ['cover_image_id', 'files']] as const
await db.query('alter table clients add constraint bench_clients unique (agency_id, id); alter table files add constraint bench_files unique (agency_id, id)')
const keys = composite.map(([column, target]) => `add constraint bench_${column} foreign key (agency_id, ${column}) references ${target} (agency_id, id) not valid`).join(', ')
const noKeys = composite.map(([column]) => `drop constraint if exists bench_${column}`).join(', ')

const documents = () => db.query(
  `insert into documents (id, agency_id, client_id, template_id, pdf_id, cover_image_id, title, topic, updated_at, created_at) values (gen_random_uuid(), $1, $2, $3, $4, $5, 'Bench', 'Bench', now(), now())`,
  [agency, client.id, template, file, cover],
)
const events = () => db.query(`insert into events (id, type, resource_type, resource_id, agency_id, changes) values (gen_random_uuid(), 'clients.update', 'clients', 'c', $1, '{"name": {"old": "a", "new": "b"}}')`, [agency])

type Variant = { name: string; before: string; insert: () => Promise<unknown> }
const walls = (state: 'enable' | 'disable') => `alter table documents ${state} trigger wall_documents;`
const chain = (state: 'enable' | 'disable') => `alter table events ${state} trigger events_note; alter table events ${state} trigger events_chain;`
const variants: Variant[] = [
  { name: 'document, no walls', before: `alter table documents ${noKeys}; ${walls('disable')}`, insert: documents },
  { name: 'document, one trigger', before: `alter table documents ${noKeys}; ${walls('enable')}`, insert: documents },
  { name: 'document, composite keys', before: `${walls('disable')} alter table documents ${noKeys}; alter table documents ${keys}`, insert: documents },
  { name: 'event, no chain', before: chain('disable'), insert: events },
  { name: 'event, chained', before: chain('enable'), insert: events },
]

const taken = new Map(variants.map(({ name }) => [name, [] as number[]]))
for (let round = 0; round < rounds; round += 1) {
  for (const { name, before, insert } of round % 2 ? [...variants].reverse() : variants) {
    await db.query(before)
    for (let warm = 0; warm < 10; warm += 1) await insert()
    const started = performance.now()
    for (let row = 0; row < rows; row += 1) await insert()
    taken.get(name)!.push(((performance.now() - started) * 1000) / rows)
  }
}

const fastest = (name: string) => Math.min(...taken.get(name)!)
const base = { document: fastest('document, no walls'), event: fastest('event, no chain') }
for (const name of taken.keys()) console.log(`${name.padEnd(26)} ${fastest(name).toFixed(0).padStart(6)} µs  ${(fastest(name) / base[name.split(',')[0] as 'document']).toFixed(2)} ×`)
await app.close()
await teardown()
