import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
})
