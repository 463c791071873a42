import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { startApp, type App } from '@/src/testing/app'

vi.hoisted(() => Object.assign(process.env, { SIGN_INS_PER_MINUTE: '1000' }))

let app: App
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const login = async (email: string, password: string) => (await app.anonymous('POST', '/api/users/login', { email, password })).status

describe('the first start', () => {
  it('makes one operator with a printed password, however many processes start, and never another', async () => {
    const { ensureOperator } = await import('./operator')
    const said: string[] = []
    const made = (await Promise.all([1, 2, 3].map(() => ensureOperator(app.payload, (line) => said.push(line))))).filter(Boolean)
    expect([made.length, said.length]).toEqual([1, 1])
    expect(said[0]).toContain(made[0]!.password)
    expect(await login(made[0]!.email, made[0]!.password!)).toBe(200)
    expect(await ensureOperator(app.payload, (line) => said.push(line))).toBeNull()
    expect(await poolOf(app.payload).query('select 1 from users')).toHaveLength(1)
  })

  it('takes the operator of the environment and prints nothing', async () => {
    const { env } = await import('@/src/env')
    Object.assign(env, { operatorEmail: 'Chief@example.test', operatorPassword: 'Harbour-light-4' })
    const { ensureOperator } = await import('./operator')
    const said: string[] = []
    expect(await ensureOperator(app.payload, (line) => said.push(line))).toEqual({ email: 'chief@example.test', password: null })
    expect([said, await login('chief@example.test', 'Harbour-light-4')]).toEqual([[], 200])
    expect(await ensureOperator(app.payload)).toBeNull()
    Object.assign(env, { operatorEmail: 'weak@example.test', operatorPassword: 'weakweakweak' })
    await expect(ensureOperator(app.payload)).rejects.toThrow('Use an upper-case letter.')
  })
})

describe('the page for a first user', () => {
  it('is not there, however it is written', async () => {
    const { webServer } = await import('@/src/web/server')
    const server = webServer({ rest: () => undefined, pages: (_, outgoing) => outgoing.writeHead(200).end('a page') })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    for (const path of ['/admin/create-first-user', '/admin/Create-First-User?x=1', '/admin//create-first-user/', '/admin/create%2Dfirst-user']) {
      expect([path, (await fetch(`http://127.0.0.1:${port}${path}`)).status]).toEqual([path, 404])
    }
    expect((await fetch(`http://127.0.0.1:${port}/admin/login`)).status).toBe(200)
    server.closeAllConnections()
    server.close()
  })
})
