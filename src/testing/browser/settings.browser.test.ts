import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startProduct, type Product } from './product'
import { faultsIn, fill, fits, openBrowser, press, refusedIn, signIn } from './visitor'

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

const at = (path: string) => page.goto(`${product.url}/admin/settings${path}`)
const dialog = (name: string) => page.getByRole('dialog', { name })

/** Where the server asks once more who it is, answers with the password. */
const confirmIfAsked = async (then: ReturnType<Page['locator']>) => {
  const asked = dialog('Confirm that it is you')
  await asked.or(then).first().waitFor()
  if (!(await asked.isVisible())) return
  await fill(asked.getByLabel('Password'), password)
  await page.keyboard.press('Enter')
  await then.waitFor()
}

describe('an agency’s admin', { timeout: 300_000 }, () => {
  it('makes an API key, sees it this once, and ends it', async () => {
    await at('/api-keys')
    await press(page.getByRole('button', { name: 'Create an API key' }))
    await press(dialog('New API key').getByRole('button', { name: 'Create the key' }))
    await page.getByText('Give the key a name.').waitFor()
    await fill(page.getByLabel('Name'), 'Shop front')
    await page.getByRole('group', { name: 'Documents', exact: true }).getByLabel('Read').check()
    expect(await faultsIn(page)).toEqual([])
    await press(dialog('New API key').getByRole('button', { name: 'Create the key' }))
    const shown = dialog('The key of “Shop front”')
    await confirmIfAsked(shown)
    const key = await shown.getByLabel('API key', { exact: true }).textContent()
    expect(key).toMatch(/^imp_live_\S{38}$/)
    const called = await fetch(`${product.url}/api/documents?limit=1`, { headers: { 'x-api-key': key! } })
    expect(called.status).toBe(200)
    await press(shown.getByRole('button', { name: 'I have kept it' }))
    await page.getByRole('button', { name: 'Shop front', exact: true }).waitFor()
    await expect.poll(() => page.content()).not.toContain(key)
    await press(page.getByRole('button', { name: 'Revoke Shop front' }))
    await press(dialog('Revoke “Shop front”?').getByRole('button', { name: 'Revoke the key' }))
    await page.getByRole('row', { name: /Shop front/ }).getByText('Revoked').waitFor()
    expect((await fetch(`${product.url}/api/documents?limit=1`, { headers: { 'x-api-key': key! } })).status).toBe(401)
    expect(await faultsIn(page)).toEqual([])
  })

  it('adds a webhook endpoint, sends it a test, sees the delivery and sends it again', async () => {
    const [{ url } = { url: '' }] = await product.sql<{ url: string }>(`select url from webhook_endpoints where description = 'Intranet'`)
    await at('/webhooks')
    await press(page.getByRole('button', { name: 'Add an endpoint' }))
    await fill(page.getByLabel('Address'), 'http://example.com/hooks')
    await press(dialog('New webhook endpoint').getByRole('button', { name: 'Add the endpoint' }))
    await page.getByText('begin with https:// only').waitFor()
    await fill(page.getByLabel('Address'), url.replace('intranet', 'from-the-browser'))
    await fill(page.getByLabel('Description'), 'Warehouse')
    expect(await faultsIn(page)).toEqual([])
    await press(dialog('New webhook endpoint').getByRole('button', { name: 'Add the endpoint' }))
    const shown = dialog('The endpoint’s signing secret')
    await confirmIfAsked(shown)
    expect(await shown.getByLabel('Signing secret', { exact: true }).textContent()).toMatch(/^whsec_/)
    await press(shown.getByRole('button', { name: 'I have kept it' }))
    await press(page.getByRole('link', { name: 'Warehouse' }))
    await press(page.getByRole('button', { name: 'Send a test' }))
    // A worker under load sends it a little later than the page waits for.
    await page.getByText(/The test arrived: the receiver answered 200|The test has not been sent yet/).waitFor()
    await page.getByRole('row', { name: /webhook.test.*Arrived/ }).waitFor()
    await press(page.getByRole('button', { name: 'webhook.test', exact: true }))
    await page.getByText('webhook-signature: v1,…').waitFor()
    await page.keyboard.press('Escape')
    await press(page.getByRole('button', { name: 'Send again: webhook.test' }))
    const rounds = () => product.sql(`select d.status::text as status, d.round::int as round from webhook_deliveries d join webhook_endpoints e on e.id = d.endpoint_id where e.description = 'Warehouse'`)
    await expect.poll(rounds, { timeout: 60_000 }).toEqual([{ status: 'delivered', round: 2 }])
    expect(await faultsIn(page)).toEqual([])
  })

  it('verifies the audit log and finds in it what was just done', async () => {
    await at('/audit')
    await page.locator('tbody tr').first().waitFor()
    await press(page.getByRole('button', { name: 'Verify the log' }))
    await page.getByText(/^The log is whole: \d+ events up to position/).waitFor()
    await fill(page.getByLabel('Text'), 'Shop front')
    await expect.poll(() => page.locator('tbody button').allTextContents()).toEqual(['API key revoked', 'API key made'])
    await press(page.getByRole('button', { name: 'API key revoked' }))
    await page.getByText('api-keys.revoke').waitFor()
    await page.keyboard.press('Escape')
    await fill(page.getByLabel('Text'), 'nobody ever did this')
    await page.getByText('Nothing fits these filters').waitFor()
    expect(await faultsIn(page)).toEqual([])
    const [download] = await Promise.all([page.waitForEvent('download'), press(page.getByRole('button', { name: 'Export as CSV' }))])
    expect(download.suggestedFilename()).toMatch(/^audit-.*\.csv$/)
  })

  it('reads why a message was put aside and what it says, and dismisses it', async () => {
    await at('/incoming')
    await press(page.getByRole('button', { name: 'order.paid', exact: true }))
    await page.getByText('Deliver <b>after</b> noon').waitFor()
    await page.getByText('whoever subscribes to webhook.received is told').waitFor()
    await press(page.getByRole('dialog').getByRole('button', { name: 'Dismiss' }))
    await fill(page.getByLabel('Reason'), 'It was a sample')
    await press(page.getByRole('button', { name: 'Dismiss the message' }))
    await page.getByText('Everything that came in was handled').waitFor()
    expect(await product.sql(`select status::text as status from webhook_events`)).toEqual([{ status: 'discarded' }])
  })

  it('finds every page whole, without a fault and within a phone’s width', async () => {
    const phone = await signIn(browser, product.url, 'admin@impresario.test', password, { width: 360, height: 740 })
    for (const path of ['', '/api-keys', '/webhooks', '/incoming', '/audit', '/billing', '/domain', '/social', '/services']) {
      await phone.goto(`${product.url}/admin/settings${path}`)
      await phone.getByRole('heading', { level: 1 }).first().waitFor()
      await phone.locator('[aria-label="Loading"]').first().waitFor({ state: 'detached' })
      expect(await fits(phone), path).toBe(true)
      expect(await faultsIn(phone), path).toEqual([])
    }
    expect(refusedIn(phone)).toEqual([])
    await phone.context().close()
  })
})

it('a member of the agency finds no settings, nor the way into one', async () => {
  const member = await signIn(browser, product.url, 'member@impresario.test', password)
  expect(await member.getByRole('button', { name: 'Settings' }).count()).toBe(0)
  await member.goto(`${product.url}/admin/settings/api-keys`)
  await member.getByText('This page is not open to you').waitFor()
  await member.context().close()
})

it('the operator sees the agencies with their seats, and what the installation does', async () => {
  const operator = await signIn(browser, product.url, 'super@impresario.test', password)
  await operator.goto(`${product.url}/admin/settings/operator`)
  await operator.getByRole('row', { name: /Harbour Lane.*2 of 200/ }).waitFor()
  await fill(operator.getByLabel('Name'), 'Quarry')
  await expect.poll(() => operator.getByRole('row', { name: /Harbour Lane/ }).count()).toBe(0)
  expect(await faultsIn(operator)).toEqual([])
  await operator.context().close()
})

it('an admin has clients reminded at other hours, and is told which order they come in', async () => {
  await at('/social')
  await fill(page.getByLabel('First reminder after (hours)'), '48')
  await press(page.getByRole('button', { name: 'Save' }))
  await page.getByText('The second reminder comes after the first: more than 48 hours.').waitFor()
  await fill(page.getByLabel('First reminder after (hours)'), '12')
  await page.keyboard.press('Enter')
  await page.getByText('Saved.').first().waitFor()
  expect(await product.sql(`select remind_first_hours::int as hours from agencies where slug = 'harbour-lane'`)).toEqual([{ hours: 12 }])
})

it('the operator sets a figure of a network up to its ceiling, and resets it', async () => {
  const operator = await signIn(browser, product.url, 'super@impresario.test', password)
  await operator.goto(`${product.url}/admin/settings/social`)
  await press(operator.getByRole('button', { name: 'LinkedIn' }))
  await press(operator.getByRole('button', { name: 'Change: Caption' }))
  const figure = operator.getByLabel('To hold here (characters)')
  await fill(figure, '3001')
  await operator.keyboard.press('Enter')
  await operator.getByText('LinkedIn itself takes at most 3,000 characters').waitFor()
  await fill(figure, '500')
  await operator.keyboard.press('Enter')
  await operator.getByRole('row', { name: /Caption.*500 characters/ }).waitFor()
  await press(operator.getByRole('button', { name: 'Reset: Caption' }))
  await operator.getByRole('button', { name: 'Reset: Caption' }).waitFor({ state: 'detached' })
  expect(await product.sql('select 1 from social_rules')).toEqual([])
  await operator.context().close()
})

it('the policy of the pages refuses nothing of all this', () => expect(refusedIn(page)).toEqual([]))
