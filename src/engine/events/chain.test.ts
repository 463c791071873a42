import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type App } from '@/src/testing/app'
import { buildAgency, buildClient, buildUser } from '@/src/testing/build'
import { inTransaction, poolOf, sqlOf, systemRequest } from '@/src/engine/database'
import { exportHeads, recordEvent, verifyAll, verifyChain } from '.'

let app: App
beforeAll(async () => (app = await startApp()))
afterAll(() => app.close())

const db = () => poolOf(app.payload)
const happen = async (agency: string | null, count = 1) => {
  for (let at = 0; at < count; at += 1) await recordEvent(await systemRequest(app.payload, 'tests'), { type: 'clients.create', resourceType: 'clients', resourceId: `c${at}`, agency, changes: { name: { old: null, new: `ü ${at}` } } })
}
const agencyWith = async (count: number) => {
  const { id } = await buildAgency(app.payload)
  await happen(id, count)
  return id
}

const tables = ['events', 'event_chain', 'event_heads']

/** What only the owner of the tables can do, with the triggers switched off. */
const forced = async (statement: string, values: unknown[] = []) =>
  inTransaction(await systemRequest(app.payload, 'tests'), async (req) => {
    for (const table of tables) await sqlOf(req).query(`alter table ${table} disable trigger user`)
    await sqlOf(req).query(statement, values)
    for (const table of tables) await sqlOf(req).query(`alter table ${table} enable trigger user`)
  })
const eventAt = async (agency: string, position: number) => (await db().query<{ event_id: string }>('select event_id from event_chain where agency = $1 and position = $2', [agency, position]))[0]!.event_id

describe('nobody', () => {
  it.each([
    ['changes', `update events set note = 'other'`],
    ['gives an address to', `update events set address = '10.0.0.1'`],
    ['deletes', 'delete from events'],
    ['empties the table of', 'truncate events'],
  ])('%s an event', async (_, statement) => {
    await agencyWith(1)
    await expect(db().query(statement)).rejects.toMatchObject({ code: '42501' })
  })

  it.each(['update event_chain set position = position + 1', 'delete from event_chain', 'truncate event_chain', 'truncate event_heads'])('changes the chain: %s', async (statement) => {
    await agencyWith(1)
    await expect(db().query(statement)).rejects.toMatchObject({ code: '42501' })
  })

  it('but the dispatcher marks an event and the retention takes its address away', async () => {
    const agency = await agencyWith(1)
    await db().query('update events set dispatched_at = now(), address = null, user_agent = null where agency_id = $1', [agency])
    expect(await verifyChain(db(), agency)).toMatchObject({ ok: true })
  })
})

describe('a chain', () => {
  it('holds every event of twenty writers at once, of several agencies, without a deadlock', async () => {
    const agencies = [await agencyWith(0), await agencyWith(0), await agencyWith(0)]
    const before = await Promise.all(agencies.map((agency) => verifyChain(db(), agency)))
    const write = async (at: number) =>
      inTransaction(await systemRequest(app.payload, 'tests'), async (req) => {
        for (const turn of [0, 1, 2]) await recordEvent(req, { type: 'clients.update', resourceType: 'clients', resourceId: `c${at}`, agency: agencies[(at + turn) % 3]! })
      })
    await Promise.all(Array.from({ length: 20 }, (_, at) => write(at)))
    for (const [at, agency] of agencies.entries()) expect(await verifyChain(db(), agency)).toMatchObject({ ok: true, events: before[at]!.events + 20 })
  })

  it('of the platform is its own', async () => {
    await happen(null, 2)
    expect(await verifyChain(db(), null)).toMatchObject({ ok: true, fault: null })
  })

  it('says at which position an event was changed', async () => {
    const agency = await agencyWith(5)
    const id = await eventAt(agency, 3)
    await forced(`update events set note = 'other' where id = $1`, [id])
    expect((await verifyChain(db(), agency)).fault).toMatchObject({ position: 3, kind: 'changed', eventId: id })
  })

  it('says at which position one was removed', async () => {
    const agency = await agencyWith(5)
    await forced('delete from events where id = $1', [await eventAt(agency, 4)])
    expect((await verifyChain(db(), agency)).fault).toMatchObject({ position: 4, kind: 'removed' })
  })

  it('notices a link taken out together with its event', async () => {
    const agency = await agencyWith(5)
    const id = await eventAt(agency, 2)
    await forced('with gone as (delete from events where id = $1) delete from event_chain where event_id = $1', [id])
    expect((await verifyChain(db(), agency)).fault).toMatchObject({ position: 3, kind: 'unlinked' })
  })

  it('notices an event put in past it', async () => {
    const agency = await agencyWith(3)
    await forced(`insert into events (id, type, resource_type, resource_id, agency_id) values (gen_random_uuid(), 'clients.create', 'clients', 'x', $1)`, [agency])
    expect((await verifyChain(db(), agency)).fault).toMatchObject({ kind: 'inserted', position: expect.any(Number) })
  })

  it('notices that its end was cut off, by a head kept here or elsewhere', async () => {
    const agency = await agencyWith(4)
    const { head } = await verifyChain(db(), agency)
    await exportHeads(app.payload)
    await forced(`with gone as (delete from event_chain where agency = $1 and position >= 4 returning event_id) delete from events where id in (select event_id from gone)`, [agency])
    expect((await verifyChain(db(), agency)).fault).toMatchObject({ kind: 'cut', position: head!.position })
    await forced('delete from event_heads where agency = $1', [agency])
    expect(await verifyChain(db(), agency)).toMatchObject({ ok: true })
    expect((await verifyChain(db(), agency, head!)).fault).toMatchObject({ kind: 'cut', position: head!.position })
  })

  it('that is broken is told to the operator', async () => {
    const { broken } = await verifyAll(app.payload)
    const alerts = await db().query(`select subject from alerts where kind = 'audit.chain'`)
    expect(broken).toBeGreaterThan(0)
    expect(alerts).toHaveLength(broken)
  })
})

describe('a change whose COMMIT fails', () => {
  it('is answered with 5xx, and neither the row nor its event is there', async () => {
    const agency = (await buildAgency(app.payload)).id
    const admin = await app.as((await buildUser(app.payload, { agency })).email)
    await db().query(`create function fail_late() returns trigger language plpgsql as $$ begin raise exception 'late'; end $$`)
    await db().query('create constraint trigger fail_late after insert on event_chain deferrable initially deferred for each row execute function fail_late()')
    const { status } = await admin('POST', '/api/clients', { companyName: 'Never there' })
    await db().query('drop trigger fail_late on event_chain')
    expect(status).toBeGreaterThanOrEqual(500)
    expect(await db().query(`select from clients where company_name = 'Never there' union all select from events where resource_name = 'Never there'`)).toEqual([])
  })
})

describe('an agency that is removed for good', () => {
  it('leaves its events, and their chain still holds', async () => {
    const client = await buildClient(app.payload)
    const agency = client.agency as string
    await db().query('delete from clients where agency_id = $1', [agency])
    await db().query('delete from agencies where id = $1', [agency])
    const [{ count } = { count: 0 }] = await db().query<{ count: number }>('select count(*)::int from events where agency_id = $1', [agency])
    expect(count).toBeGreaterThan(0)
    expect(await verifyChain(db(), agency)).toMatchObject({ ok: true, events: count })
  })
})
