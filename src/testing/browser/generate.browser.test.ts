import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { faultsIn, fill, fits, openBrowser, press, refusedIn, signIn, untilAlive } from './visitor'
import { startProduct, type Product } from './product'
import { strike } from './story'

let product: Product
let browser: Browser
let page: Page
const password = process.env.DEMO_PASSWORD!
const topic = 'Energy efficiency of commercial buildings'

beforeAll(async () => {
  product = await startProduct({ latencyMs: 400 })
  // The demo's own document is in review; here one is made from the start.
  await product.sql('delete from documents')
  browser = await openBrowser()
  page = await signIn(browser, product.url, 'admin@impresario.test', password)
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const idInAddress = () => new URL(page.url()).pathname.split('/').at(-1)!
const tabTo = async (accept: () => Promise<boolean>) => {
  for (let press = 0; press < 60; press += 1) {
    if (await accept()) return
    await page.keyboard.press('Tab')
  }
  throw new Error('The keyboard never got there.')
}
const focusIsOn = (locator: ReturnType<Page['locator']>) => () => locator.evaluate((element) => element === document.activeElement)

describe('a member of staff', { timeout: 600_000 }, () => {
  it('is met by a dashboard that says what comes first', async () => {
    await page.getByText('No documents yet').waitFor()
    await page.getByText('of 200 in use').waitFor()
    expect(await faultsIn(page)).toEqual([])
  })

  it('is told at each entry what is missing', async () => {
    await page.goto(`${product.url}/admin/generate`)
    await press(page.getByRole('button', { name: 'Start generating' }))
    await page.getByText('Choose a client.').waitFor()
    await page.getByText('Say what the document is about.').waitFor()
    expect(await faultsIn(page)).toEqual([])
  })

  it('starts a document with the keyboard alone and sees what it will cost', async () => {
    await page.goto(`${product.url}/admin/generate`)
    await untilAlive(page.getByLabel('Client'))
    await tabTo(focusIsOn(page.getByLabel('Client')))
    await page.keyboard.type('Fernhill')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.type(topic)
    await page.getByText('most likely').waitFor()
    // Its writing is held up until this page has been looked at.
    await strike(product, { vendor: 'anthropic', kind: 'latency', ms: 300_000, times: null, match: '<task>section_writing' })
    await tabTo(focusIsOn(page.getByRole('button', { name: 'Start generating' })))
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/collections\/documents\/[0-9a-f-]{36}$/)
    expect(await product.sql('select topic from documents')).toEqual([{ topic }])
  })

  it('follows the twelve steps, also after a reload', async () => {
    const bar = page.getByRole('progressbar', { name: 'Progress of the document' })
    await bar.waitFor()
    await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow')), { timeout: 60_000 }).toBeGreaterThan(5)
    await expect.poll(() => page.getByRole('listitem').filter({ hasText: /\d%$/ }).count()).toBe(12)
    const before = Number(await bar.getAttribute('aria-valuenow'))
    await page.locator('header').getByText('Generating', { exact: true }).waitFor()
    expect(await faultsIn(page)).toEqual([])
    await page.reload()
    await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThanOrEqual(before)
    await strike(product)
  })

  it('gets the finished PDF in the page and as a download', async () => {
    await page.getByRole('tab', { name: 'PDF' }).waitFor({ timeout: 500_000 })
    await page.locator('iframe[title^="PDF of"], ol[aria-label^="Pages of"]').waitFor()
    await page.locator('header').getByText('Ready', { exact: true }).waitFor()
    const [row] = await product.sql<{ title: string }>('select title from documents')
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe(row!.title)
    await expect.poll(() => page.title()).toBe(`${row!.title} · Impresario`)
    const [download] = await Promise.all([page.waitForEvent('download'), press(page.getByText('Download PDF'))])
    expect(download.suggestedFilename()).toMatch(/\.pdf$/)
    expect(await faultsIn(page)).toEqual([])
  })

  it('reads in the ledger where each figure stands', async () => {
    await press(page.getByRole('tab', { name: /Claims ledger/ }))
    await page.locator('table mark').first().waitFor()
    const [counts] = await product.sql<{ all: number; found: number }>(`select count(*)::int as all, count(*) filter (where status = 'proven')::int as found from claims`)
    await page.getByText(`${counts!.found} of ${counts!.all} found`).waitFor()
    expect(await faultsIn(page)).toEqual([])
  })

  it('waives a claim with a reason that is recorded, and takes it back', async () => {
    await product.sql(`insert into claims (id, document_id, agency_id, client_id, kind, place, position, text, figures, found, status, created_at, updated_at)
      select gen_random_uuid(), id, agency_id, client_id, 'statement', 'conclusion', 9999, 'Retrofits add 12% to the value.', '[]', false, 'unproven', now(), now() from documents where id = $1`, [idInAddress()])
    await page.reload()
    await press(page.getByRole('button', { name: /1 not found/ }))
    await press(page.getByRole('button', { name: /^Waive:/ }))
    await press(page.getByRole('button', { name: 'Waive the claim' }))
    await page.getByText('Say in a few words why the claim may stay.').waitFor()
    expect(await faultsIn(page)).toEqual([])
    await fill(page.getByLabel('Reason'), 'Confirmed by the client in writing')
    await page.keyboard.press('Tab')
    await press(page.getByRole('button', { name: 'Waive the claim' }))
    await page.getByText('Waived. The reason is recorded.').waitFor()
    const [waived] = await product.sql(`select status::text as status, waive_reason as reason from claims where position = 9999`)
    expect(waived).toEqual({ status: 'waived', reason: 'Confirmed by the client in writing' })
    await press(page.getByRole('button', { name: /waived by an editor/ }))
    await press(page.getByRole('button', { name: /^Take back/ }))
    await expect.poll(async () => (await product.sql(`select status::text as status from claims where position = 9999`))[0]).toEqual({ status: 'unproven' })
  })

  it('opens every other part of the document without a fault', async () => {
    for (const name of ['Sources', 'Content', 'History']) {
      await press(page.getByRole('tab', { name }))
      await page.getByRole('tabpanel', { name }).locator(':is(table, form, ol)').waitFor()
      expect(await faultsIn(page), name).toEqual([])
    }
  })

  it('finds nothing out of reach on a phone', async () => {
    const phone = await signIn(browser, product.url, 'admin@impresario.test', password, { width: 360, height: 740 })
    for (const path of ['/admin', '/admin/generate', `/admin/collections/documents/${idInAddress()}?tab=claims`]) {
      await phone.goto(`${product.url}${path}`)
      await phone.getByRole('heading', { level: 1 }).first().waitFor()
      expect(await fits(phone), path).toBe(true)
    }
    await phone.context().close()
  })
})

describe('the policy of the pages', () => {
  it('refuses nothing of all that these pages do', () => {
    expect(refusedIn(page)).toEqual([])
  })
})
