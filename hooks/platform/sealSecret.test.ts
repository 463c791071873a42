import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { startApp, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildPlan, buildUser } from '@/src/testing/build'

let app: App
let admin: Caller
const key = 'sk-never-shown-again-4711'

beforeAll(async () => {
  app = await startApp()
  admin = await app.as((await buildUser(app.payload, { agency: (await buildAgency(app.payload, { plan: (await buildPlan(app.payload, { apiKeyMode: 'byok' })).id })).id })).email)
})
afterAll(() => app.close())

describe('the key of a connection', () => {
  it('is in no answer, neither when it is typed nor when the row is read or changed', async () => {
    const made = await admin<{ doc: { id: string; secretHint: string } }>('POST', '/api/connections', { kind: 'vendor_key', vendor: 'tavily', label: 'Search', secret: key })
    expect(made.status).toBe(201)
    expect(made.body.doc.secretHint).toBe('4711')
    const path = `/api/connections/${made.body.doc.id}`
    const answers = [made, await admin('GET', path), await admin('GET', '/api/connections'), await admin('PATCH', path, { label: 'Web search', secret: key, version: 1 })]
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 200, 200])
    for (const { body } of answers) {
      expect(JSON.stringify(body)).not.toContain(key)
      expect(JSON.stringify(body)).not.toContain('sealedSecret')
    }
  })

  it('lies encrypted in a table that no collection exposes, and goes with its row', async () => {
    const { body } = await admin<{ doc: { id: string } }>('POST', '/api/connections', { kind: 'vendor_key', vendor: 'freepik', label: 'Images', secret: key })
    const kept = () => poolOf(app.payload).query<{ sealed: string }>('select sealed from sealed_secrets where connection_id = $1', [body.doc.id])
    const [first] = await kept()
    expect(first!.sealed).toMatch(/^v1\./)
    const { open } = await import('@/src/engine/secrets')
    expect(open(first!.sealed, `connections|${body.doc.id}`)).toBe(key)
    await admin('PATCH', `/api/connections/${body.doc.id}`, { secret: `${key}-2`, version: 1 })
    expect((await kept())[0]!.sealed).not.toBe(first!.sealed)
    expect((await admin('DELETE', `/api/connections/${body.doc.id}`)).status).toBe(200)
    expect(await kept()).toEqual([])
  })

  it('is taken only from somebody who has just proved who they are', async () => {
    const own = { kind: 'vendor_key', vendor: 'anthropic', label: 'Text', secret: key }
    const { body } = await admin<{ doc: { id: string } }>('POST', '/api/connections', own)
    await poolOf(app.payload).query(`update session_states set confirmed_at = now() - interval '11 minutes'`)
    const nameOf = (answer: { body: { errors?: { data: { name: string } }[] } }) => answer.body.errors?.[0]?.data.name
    expect(nameOf(await admin('PATCH', `/api/connections/${body.doc.id}`, { secret: `${key}-3`, version: 1 }))).toBe('STEP_UP_NEEDED')
    expect(nameOf(await admin('POST', '/api/connections', { ...own, label: 'Another' }))).toBe('STEP_UP_NEEDED')
    expect((await admin('PATCH', `/api/connections/${body.doc.id}`, { label: 'Renamed', version: 1 })).status).toBe(200)
    expect(nameOf(await admin('DELETE', `/api/connections/${body.doc.id}`))).toBe('STEP_UP_NEEDED')
    await admin('DELETE', '/api/connections?where[vendor][equals]=anthropic')
    expect((await admin('GET', `/api/connections/${body.doc.id}`)).status).toBe(200)
  })
})
