import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { faultsIn, fill, fits, openBrowser, refusedIn, signIn } from './visitor'
import { startProduct, type Product } from './product'

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

describe('a member of staff', { timeout: 240_000 }, () => {
  it('is met by a dashboard that says what comes first', async () => {
    await page.getByText('No documents yet').waitFor()
    await expect.poll(() => page.getByText('of 200 in use').isVisible()).toBe(true)
    expect(await faultsIn(page)).toEqual([])
  })

  it('is told at each entry what is missing', async () => {
    await page.goto(`${product.url}/admin/generate`)
    await page.getByRole('button', { name: 'Start generating' }).click()
    await page.getByText('Choose a client.').waitFor()
    expect(await page.getByText('Say what the document is about.').isVisible()).toBe(true)
    expect(await faultsIn(page)).toEqual([])
  })

  it('starts a document with the keyboard alone and sees what it will cost', async () => {
    await page.goto(`${product.url}/admin/generate`)
    await tabTo(focusIsOn(page.getByLabel('Client')))
    await page.keyboard.type('Fernhill')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.type(topic)
    await page.getByText('most likely').waitFor()
    await tabTo(focusIsOn(page.getByRole('button', { name: 'Start generating' })))
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/collections\/documents\/[0-9a-f-]{36}$/)
    expect(await product.sql('select topic from documents')).toEqual([{ topic }])
  })

  it('follows the twelve steps, also after a reload', async () => {
    const bar = page.getByRole('progressbar', { name: 'Progress of the document' })
    await bar.waitFor()
    await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow')), { timeout: 60_000 }).toBeGreaterThan(5)
    expect(await page.getByRole('listitem').filter({ hasText: /\d%$/ }).count()).toBe(12)
    const before = Number(await bar.getAttribute('aria-valuenow'))
    expect(await page.locator('header').getByText('Generating', { exact: true }).isVisible()).toBe(true)
    expect(await faultsIn(page)).toEqual([])
    await page.reload()
    await Promise.race([bar.waitFor(), page.getByRole('tab', { name: 'PDF' }).waitFor()])
    if (await bar.isVisible()) expect(Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThanOrEqual(before)
  })

  it('gets the finished PDF in the page and as a download', async () => {
    await page.getByRole('tab', { name: 'PDF' }).waitFor({ timeout: 200_000 })
    await page.locator('iframe[title^="PDF of"], ol[aria-label^="Pages of"]').waitFor()
    expect(await page.locator('header').getByText('Ready', { exact: true }).isVisible()).toBe(true)
    const [row] = await product.sql<{ title: string }>('select title from documents')
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(row!.title)
    expect(await page.title()).toBe(`${row!.title} · Impresario`)
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('Download PDF').click()])
    expect(download.suggestedFilename()).toMatch(/\.pdf$/)
    expect(await faultsIn(page)).toEqual([])
  })

  it('reads in the ledger where each figure stands', async () => {
    await page.getByRole('tab', { name: /Claims ledger/ }).click()
    await page.locator('table mark').first().waitFor()
    const [counts] = await product.sql<{ all: number; found: number }>(`select count(*)::int as all, count(*) filter (where status = 'proven')::int as found from claims`)
    expect(await page.getByText(`${counts!.found} of ${counts!.all} found`).isVisible()).toBe(true)
    expect(await faultsIn(page)).toEqual([])
  })

  it('waives a claim with a reason that is recorded, and takes it back', async () => {
    await product.sql(`insert into claims (id, document_id, agency_id, client_id, kind, place, position, text, figures, found, status, created_at, updated_at)
      select gen_random_uuid(), id, agency_id, client_id, 'statement', 'conclusion', 9999, 'Retrofits add 12% to the value.', '[]', false, 'unproven', now(), now() from documents where id = $1`, [idInAddress()])
    await page.reload()
    await page.getByRole('button', { name: /1 not found/ }).click()
    await page.getByRole('button', { name: /^Waive:/ }).click()
    await page.getByRole('button', { name: 'Waive the claim' }).click()
    await page.getByText('Say in a few words why the claim may stay.').waitFor()
    expect(await faultsIn(page)).toEqual([])
    await fill(page.getByLabel('Reason'), 'Confirmed by the client in writing')
    await page.keyboard.press('Tab')
    await page.getByRole('button', { name: 'Waive the claim' }).click()
    await page.getByText('Waived. The reason is recorded.').waitFor()
    const [waived] = await product.sql(`select status::text as status, waive_reason as reason from claims where position = 9999`)
    expect(waived).toEqual({ status: 'waived', reason: 'Confirmed by the client in writing' })
    await page.getByRole('button', { name: /waived by an editor/ }).click()
    await page.getByRole('button', { name: /^Take back/ }).click()
    await expect.poll(async () => (await product.sql(`select status::text as status from claims where position = 9999`))[0]).toEqual({ status: 'unproven' })
  })

  it('opens every other part of the document without a fault', async () => {
    for (const name of ['Sources', 'Content', 'History']) {
      await page.getByRole('tab', { name }).click()
      await page.locator('[role="tabpanel"] :is(table, form, ol)').waitFor()
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
