import { afterAll, beforeAll, expect, it } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { startApp, type App } from '@/src/testing/app'
import { buildAgency } from '@/src/testing/build'

let app: App
beforeAll(async () => {
  process.env.TRUSTED_PROXIES = '127.0.0.1'
  app = await startApp()
})
afterAll(async () => {
  await app.close()
  delete process.env.TRUSTED_PROXIES
})

const status = async (agency: string) => (await poolOf(app.payload).query<{ status: string }>('select custom_domain_ssl_status::text as status from agencies where id = $1', [agency]))[0]?.status

it('behind a trusted proxy the forwarded host counts, and its first request over https says that the certificate is there', async () => {
  const { id } = await buildAgency(app.payload)
  await poolOf(app.payload).query(`update agencies set custom_domain = 'secure.example', custom_domain_verified = true, custom_domain_ssl_status = 'provisioning' where id = $1`, [id])
  const { forgetHosts } = await import('./directory')
  forgetHosts()
  const brand = (proto: string) => app.anonymous<{ name: string }>('GET', '/api/agencies/me/branding/public', undefined, { 'x-forwarded-host': 'secure.example', 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': proto })
  expect((await brand('http')).body.name).toMatch(/^Agency/)
  expect(await status(id)).toBe('provisioning')
  expect((await brand('https')).status).toBe(200)
  await expect.poll(() => status(id)).toBe('ready')
})
