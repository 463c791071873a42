import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildUser } from '@/src/testing/build'

let app: App
let person: Caller
let [first, second]: [string, string] = ['', '']

beforeAll(async () => {
  app = await startApp()
  first = (await buildAgency(app.payload)).id
  second = (await buildAgency(app.payload)).id
  person = await app.as((await buildUser(app.payload, { memberships: [{ agency: first, role: 'agency_admin' }, { agency: second, role: 'agency_admin' }] })).email)
})
afterAll(() => app.close())

describe('an answer kept for a repeat', () => {
  it('is not given to the same words said of another agency', async () => {
    const invite = (agency: string) => person<{ id: string; errors?: { data: { code: string } }[] }>('POST', `/api/agencies/me/team?agency=${agency}`, { email: 'ann@example.test', role: 'agency_member' }, { 'idempotency-key': 'one-for-all' })
    const [made, repeated, other] = [await invite(first), await invite(first), await invite(second)]
    expect([made.status, repeated.body.id, repeated.headers.get('idempotent-replay')]).toEqual([201, made.body.id, 'true'])
    expect(other.body.errors?.[0]?.data.code).toBe('RES_005')
  })

  it('is given to a row that is created twice, in a form with a file too, and not to other words, people or refusals', async () => {
    const key = (word: string) => ({ 'idempotency-key': word })
    const make = (companyName: string | undefined, call = person) => call<{ doc: { id: string }; errors?: { data: { code: string } }[] }>('POST', '/api/clients', { companyName, agency: first }, key('one-client'))
    expect((await make(undefined)).status).toBe(422)
    const [made, again] = [await make('Twice'), await make('Twice')]
    expect([made.status, again.status, again.body.doc.id, again.headers.get('idempotent-replay')]).toEqual([201, 201, made.body.doc.id, 'true'])
    expect((await make('Other')).body.errors?.[0]?.data.code).toBe('RES_005')
    const colleague = await app.as((await buildUser(app.payload, { agency: first })).email)
    expect((await make('Twice', colleague)).body.doc.id).not.toBe(made.body.doc.id)
    const upload = (words: string) => {
      const form = new FormData()
      form.set('_payload', JSON.stringify({ purpose: 'upload', agency: first }))
      form.set('file', new Blob([words]), 'notes.txt')
      return person<{ doc: { id: string } }>('POST', '/api/files', form, key('one-file'))
    }
    const [sent, repeated, other] = [await upload('Notes'), await upload('Notes'), await upload('Other notes')]
    expect([sent.status, repeated.body.doc.id, other.status]).toEqual([201, sent.body.doc.id, 409])
  })
})
