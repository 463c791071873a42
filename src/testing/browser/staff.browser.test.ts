import { Buffer } from 'node:buffer'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startProduct, type Product } from './product'
import { openPost, strike } from './story'
import { faultsIn, fill, fits, openBrowser, press, signIn } from './visitor'

let product: Product
let browser: Browser
let page: Page
const password = process.env.DEMO_PASSWORD!

beforeAll(async () => {
  product = await startProduct({ latencyMs: 300 })
  browser = await openBrowser()
  page = await signIn(browser, product.url, 'admin@impresario.test', password)
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const at = (path: string) => page.goto(`${product.url}/admin${path}`)
const clientId = async (name: string) => (await product.sql<{ id: string }>('select id from clients where company_name = $1', [name]))[0]!.id

describe('a member of staff', { timeout: 300_000 }, () => {
  it('reads what the platform told and follows it to the thing', async () => {
    const [user] = await product.sql<{ id: string; agency: string }>(`select u.id, m.agency_id as agency from users u join users_memberships m on m._parent_id = u.id where u.email = 'admin@impresario.test'`)
    const client = await clientId('Fernhill Energy')
    await product.sql(`insert into notifications (id, agency_id, user_id, type, title, body, link, created_at, updated_at) select gen_random_uuid(), $1, $2, 'client.news', title, 'It is about Fernhill.', $3, now() - age, now()
      from (values ('The older one', interval '1 day'), ('The newer one', interval '1 minute')) told (title, age)`, [user!.agency, user!.id, `/admin/collections/clients/${client}`])
    await at('/collections/notifications')
    await page.getByRole('link', { name: 'Unread: The newer one' }).waitFor()
    // The demo has news of its own in between.
    await expect.poll(async () => (await page.locator('tbody tr a').allTextContents()).filter((title) => title.endsWith(' one'))).toEqual(['Unread: The newer one', 'Unread: The older one'])
    await press(page.getByRole('link', { name: 'Unread: The newer one' }))
    await page.waitForURL(/\/collections\/notifications\/[0-9a-f-]{36}$/)
    await page.getByText('It is about Fernhill.').waitFor()
    await expect.poll(() => page.locator('form input, form textarea').count()).toBe(0)
    expect(await faultsIn(page)).toEqual([])
    await press(page.getByRole('button', { name: 'Mark as read' }))
    await page.getByRole('button', { name: 'Mark as unread' }).waitFor()
    expect(await product.sql(`select title from notifications where read_at is not null and user_id = $1`, [user!.id])).toEqual([{ title: 'The newer one' }])
    await press(page.getByRole('link', { name: 'Open the client' }))
    await page.waitForURL(`**/collections/clients/${client}`)
    await expect.poll(() => page.title()).toBe('Fernhill Energy · Impresario')
    // The framework's parts get their names once they are drawn.
    await expect.poll(() => faultsIn(page), { timeout: 60_000 }).toEqual([])
  })

  it('loses nothing of a post that cannot be stored, which is done as soon as the server is there again', async () => {
    const [title, words] = ['Our new clinic by the park', 'Fourteen rooms, one garden and a bench in it.']
    const stores = /\/api\/posts\/[0-9a-f-]{36}\?/
    await openPost(page, product, title)
    await page.route(stores, (route) => (route.request().method() === 'PATCH' ? route.abort() : route.continue()))
    await fill(page.getByLabel('Caption'), words)
    await page.getByText(/The server cannot be reached\. What you typed is kept/).waitFor()
    expect(await faultsIn(page)).toEqual([])
    await page.unroute(stores)
    await page.getByText(/^Stored .* ago/).waitFor()
    expect(await product.sql('select caption from posts where title = $1', [title])).toEqual([{ caption: words }])
  })

  it('adds a file to a client’s sources under the name it came with', async () => {
    const client = await clientId('Fernhill Energy')
    await at(`/collections/clients/${client}`)
    await press(page.getByRole('button', { name: 'Sources', exact: true }))
    await press(page.getByRole('button', { name: /Add new|Create new/i }).first())
    const drawer = page.locator('dialog, .drawer').last()
    await press(drawer.locator('#field-kind .rs__control'))
    await press(page.getByRole('option', { name: 'File', exact: true }))
    await drawer.locator('input[type=file]').setInputFiles({ name: 'Market_report-2025.md', mimeType: 'text/markdown', buffer: Buffer.from('# Market\n\nOffices saved 23 percent of their energy.') })
    await drawer.getByRole('link', { name: 'Market_report-2025.md' }).waitFor()
    await expect.poll(() => drawer.locator('#field-title').inputValue()).toBe('Market report-2025')
    await press(drawer.getByRole('button', { name: 'Save', exact: true }))
    const kept = `select s.title, f.original_name as name, s.client_id = $1 and f.client_id = $1 as own from sources s join files f on f.id = s.file_id`
    await expect.poll(() => product.sql(kept, [client])).toEqual([{ title: 'Market report-2025', name: 'Market_report-2025.md', own: true }])
  })

  it('is shown what the plan leaves out before anything is asked for', async () => {
    await product.sql(`update plans set max_templates = 5 where name = 'enterprise_annual'`)
    await product.sql(`insert into agencies_assigned_templates (id, _order, _parent_id, template_id) select gen_random_uuid()::text, 1, a.id, t.id from agencies a, templates t where a.slug = 'harbour-lane' and t.code = 'MINIMAL_02'`)
    await at(`/generate?client=${await clientId('Fernhill Energy')}`)
    await page.getByRole('radio', { name: /Minimal/ }).waitFor()
    await expect.poll(() => page.getByRole('radio', { name: /Minimal/ }).isChecked()).toBe(true)
    const refused = page.locator('label').filter({ has: page.locator('input[type=radio]:disabled') })
    const reasons = (await refused.allInnerTexts()).map((text) => /Premium: not in your plan\.|Not among the templates assigned to your agency\./.exec(text)?.[0])
    expect(reasons.length).toBe(4)
    expect(reasons).not.toContain(undefined)
    expect(await faultsIn(page)).toEqual([])
    await product.sql(`update plans set max_templates = null where name = 'enterprise_annual'`)
  })

  it('sees how far a document was when it was canceled', async () => {
    await at(`/generate?client=${await clientId('Fernhill Energy')}`)
    await fill(page.getByLabel('Topic'), 'Energy efficiency of commercial buildings')
    // Nothing is finished before the page has been looked at.
    await strike(product, { vendor: 'anthropic', kind: 'latency', ms: 300_000, times: null, match: '<task>section_writing' })
    await press(page.getByRole('button', { name: 'Start generating' }))
    await page.waitForURL(/\/collections\/documents\/[0-9a-f-]{36}$/)
    const bar = page.getByRole('progressbar', { name: 'Progress of the document' })
    await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow')), { timeout: 60_000 }).toBeGreaterThan(5)
    await press(page.getByRole('button', { name: 'Cancel', exact: true }))
    await press(page.getByRole('button', { name: 'Cancel the document' }))
    await page.getByText('Generate it again').waitFor()
    await page.getByText(/Canceled at \d+%/).waitFor()
    await strike(product)
    // A worker lays a run down at its next step; what it got done until then counts.
    await expect.poll(() => product.sql(`select status::text from pipeline_runs`), { timeout: 60_000 }).toEqual([{ status: 'canceled' }])
    const [run] = await product.sql<{ percent: number }>(`select progress_percent::int as percent from pipeline_runs`)
    expect(run!.percent).toBeLessThan(100)
    await page.reload()
    await page.getByText(`Canceled at ${run!.percent}%`).waitFor()
    expect(await page.locator('li[data-state="failed"]').count()).toBe(0)
    expect(await page.locator('li[data-state="stopped"]').count()).toBeGreaterThan(0)
    expect(await faultsIn(page)).toEqual([])
  })

  it('reads all of it on a phone', async () => {
    const phone = await signIn(browser, product.url, 'admin@impresario.test', password, { width: 360, height: 740 })
    const [note] = await product.sql<{ id: string }>('select id from notifications where title = $1', ['The older one'])
    const [document] = await product.sql<{ id: string }>('select id from documents order by created_at desc limit 1')
    for (const path of [`/collections/notifications/${note!.id}`, `/collections/documents/${document!.id}`]) {
      await phone.goto(`${product.url}/admin${path}`)
      await phone.getByRole('heading', { level: 1 }).first().waitFor()
      expect(await fits(phone), path).toBe(true)
    }
    await phone.context().close()
  })
})
