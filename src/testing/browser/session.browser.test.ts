import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startProduct, type Product } from './product'
import { fill, openBrowser, signIn } from './visitor'

let product: Product
let browser: Browser
let page: Page
const password = process.env.DEMO_PASSWORD!

beforeAll(async () => {
  product = await startProduct()
  browser = await openBrowser()
  page = await signIn(browser, product.url, 'admin@impresario.test', password)
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

/** As after a quarter of an hour: the access token's cookie has run out, and the page knows that it is due. */
const let15MinutesPass = async () => {
  await page.context().clearCookies({ name: 'payload-token' })
  await page.evaluate(() => window.localStorage.removeItem('session.due'))
}
const renewed = () => page.waitForResponse((response) => response.url().includes('/refresh-token') && response.status() === 200)

it('somebody in the middle of a form stays signed in, and keeps what they wrote', async () => {
  await page.goto(`${product.url}/admin/collections/clients/create`)
  await fill(page.getByLabel(/Company Name/), 'Half a thought')
  // The page may be faster than the key.
  const again = renewed()
  await let15MinutesPass()
  await page.keyboard.press('Tab')
  await again
  expect(await page.getByLabel(/Company Name/).inputValue()).toBe('Half a thought')
  await expect.poll(async () => (await page.context().cookies()).map(({ name }) => name)).toContain('payload-token')
  expect(page.url()).toContain('/clients/create')
})

it('somebody who comes back later goes on where they wanted to, without a password', async () => {
  await let15MinutesPass()
  await page.goto('about:blank')
  await page.goto(`${product.url}/admin/collections/clients`)
  await page.waitForURL(/\/admin\/collections\/clients/)
  await page.getByText('Fernhill Energy').first().waitFor()
})

it('somebody who signs out is out, and is not taken back in', async () => {
  const out = page.waitForResponse((response) => response.url().includes('/api/users/logout'))
  await page.goto(`${product.url}/admin/logout`)
  expect((await out).status()).toBe(200)
  await page.goto(`${product.url}/admin/collections/clients`)
  await page.waitForURL(/\/admin\/login/)
  await page.getByLabel('Password').waitFor()
  expect((await page.context().cookies(product.url + '/api/users')).map(({ name }) => name)).not.toContain('refresh_token')
})
