import { afterAll, beforeAll, expect, it } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { startApp, type App } from '@/src/testing/app'
import { buildAgency, buildUser } from '@/src/testing/build'

let app: App
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

it('an agency’s networks and second factor are changed only by somebody who has just proved who they are; its name at any time', async () => {
  const agency = (await buildAgency(app.payload)).id
  const admin = await app.as((await buildUser(app.payload, { agency })).email)
  const confirmed = (minutes: number) => poolOf(app.payload).query('update session_states set confirmed_at = now() - make_interval(mins => $1)', [minutes])
  const change = async (to: object, path = '/api/agencies/me') => (await admin('PATCH', path, { version: (await poolOf(app.payload).query<{ version: number }>('select coalesce(version, 1)::int as version from agencies where id = $1', [agency]))[0]!.version, ...to })).status
  await confirmed(11)
  expect([await change({ allowedIps: ['127.0.0.0/8'] }), await change({ require2fa: true }), await change({ require2fa: true }, `/api/agencies/${agency}`)]).toEqual([401, 401, 401])
  expect(await change({ name: 'Renamed' })).toBe(200)
  await confirmed(1)
  expect(await change({ require2fa: true })).toBe(200)
})
