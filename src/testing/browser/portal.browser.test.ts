import type { Browser, BrowserContext, Page, Response } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foreignIn } from '@/src/proof/brand/foreign'
import { startProduct, type Product } from './product'
import { asIfJustDecided, holdUndo } from './story'
import { fill, fits, openBrowser, press, untilAlive, wholeFaultsIn } from './visitor'
import { weighScripts } from './weight'

let product: Product
let browser: Browser
let context: BrowserContext
let page: Page
let host: string
const password = process.env.DEMO_PASSWORD!
const others = [{ name: 'Quarry Street', slug: 'quarry-street', colors: ['#3D2C8D', '#7C83A3', '#E07A5F'] }]
const pages = ['/', '/inbox', '/posts', '/posts?state=all', '/calendar', '/calendar?view=list', '/documents', '/accounts', '/messages', '/notifications', '/profile']
const open = ['/sign-in', '/sign-in/forgot', '/sign-in/reset', '/sign-in/accept', '/sign-in/verify', '/decide/unknown', '/nothing/here', '/manifest.webmanifest']

beforeAll(async () => {
  product = await startProduct()
  host = product.url.replace('//localhost', '//harbour-lane.localhost')
  browser = await openBrowser()
  context = await browser.newContext({ viewport: { width: 360, height: 740 }, reducedMotion: 'reduce', locale: 'en-US' })
  page = await context.newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(`${host}/inbox`)
  await fill(page.getByLabel('Email'), 'client@impresario.test')
  await fill(page.getByLabel('Password'), password)
  await page.keyboard.press('Enter')
  await page.waitForURL(`${host}/inbox`)
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

/** A wide window of the same person, in which a decision can be taken back for as long as it takes. */
const deskOf = async (): Promise<Page> => {
  const desk = await (await browser.newContext({ storageState: await context.storageState(), viewport: { width: 1280, height: 860 }, reducedMotion: 'reduce', locale: 'en-US' })).newPage()
  desk.setDefaultTimeout(60_000)
  await holdUndo(desk)
  return desk
}

/** Everything that a page brings along, as text; the person's own address is not the agency's word. */
const broughtBy = async (path: string): Promise<string> => {
  const got: Response[] = []
  const hear = (response: Response) => void got.push(response)
  page.on('response', hear)
  await page.goto(`${host}${path}`, { waitUntil: 'networkidle' })
  page.off('response', hear)
  const texts = await Promise.all(got.filter((response) => !/image|font/.test(response.headers()['content-type'] ?? '')).map(async (response) => `${response.url()} ${JSON.stringify(response.headers())} ${await response.text().catch(() => '')}`))
  return `${texts.join('\n')} ${await page.title()}`.replaceAll('client@impresario.test', '').replaceAll('client%40impresario.test', '')
}

describe('an agency’s portal', { timeout: 600_000 }, () => {
  it.each(pages)('%s can be used by everybody, on a narrow phone, in light and dark', async (path) => {
    for (const theme of ['light', 'dark']) {
      await context.addCookies([{ name: 'theme', value: theme, url: host }])
      await page.goto(`${host}${path}`, { waitUntil: 'networkidle' })
      expect([path, theme, await wholeFaultsIn(page), await fits(page), await page.getByText('This page could not be loaded').count()]).toEqual([path, theme, [], true, 0])
    }
  })

  it.each([...pages, ...open])('%s bears no other name and no other agency’s colours', async (path) => {
    expect(foreignIn(await broughtBy(path), others)).toEqual([])
  })

  it('approves at once, and takes it back', async () => {
    const desk = await deskOf()
    await desk.goto(`${host}/inbox`, { waitUntil: 'networkidle' })
    const heading = desk.locator('h2').first()
    await untilAlive(heading)
    const [title, count] = [await heading.textContent(), await desk.getByText(/^1 of \d+$/).textContent()]
    await desk.keyboard.press('a')
    await desk.getByText(`Approved: ${title}`).waitFor()
    await asIfJustDecided(product, title!)
    await press(desk.getByRole('button', { name: 'Undo' }))
    await desk.getByText(count!, { exact: true }).waitFor()
    await expect.poll(() => heading.textContent()).toBe(title)
    await desk.context().close()
  })

  it('approves one of the latest posts where it is listed, and takes it back', async () => {
    const desk = await deskOf()
    await desk.goto(`${host}/`, { waitUntil: 'networkidle' })
    const latest = desk.getByRole('region', { name: 'Latest posts' })
    const title = await latest.getByRole('listitem').filter({ has: desk.getByRole('button', { name: 'Approve' }) }).first().getByRole('link').textContent()
    const line = latest.getByRole('listitem').filter({ hasText: title! })
    await press(line.getByRole('button', { name: 'Approve' }))
    await desk.getByText(`Approved: ${title}`).waitFor()
    await asIfJustDecided(product, title!)
    await press(desk.getByRole('button', { name: 'Undo' }))
    await line.getByRole('button', { name: 'Reject…' }).waitFor()
    await expect.poll(() => product.sql('select status::text as status from posts where title = $1', [title])).toEqual([{ status: 'pending_approval' }])
    await desk.context().close()
  })

  it('keeps what was typed until it was sent', async () => {
    await page.goto(`${host}/inbox`, { waitUntil: 'networkidle' })
    await press(page.getByRole('button', { name: 'Ask for changes' }))
    await fill(page.getByLabel('What to change'), 'Half a thought')
    await page.reload({ waitUntil: 'networkidle' })
    await press(page.getByRole('button', { name: 'Ask for changes' }))
    await expect.poll(() => page.getByLabel('What to change').inputValue()).toBe('Half a thought')
    await page.keyboard.press('Escape')
  })

  it('shows the newest of a conversation, though its pictures come after the words', async () => {
    await page.goto(`${host}/messages`)
    const log = page.getByRole('log', { name: 'Conversation' })
    await log.getByRole('img').first().waitFor()
    await page.waitForLoadState('networkidle')
    await expect.poll(() => log.evaluate(({ scrollHeight, scrollTop, clientHeight }) => [scrollHeight > clientHeight, Math.abs(scrollHeight - scrollTop - clientHeight) < 2])).toEqual([true, true])
  })

  it.each(['/posts/00000000-0000-7000-8000-000000000000', '/documents/nothing', '/nothing/here', '/sign-in/nothing', '/decide/unknown'])('%s is not there, as a browser hears and a person reads before any script runs', async (path) => {
    const answer = await page.goto(`${host}${path}`, { waitUntil: 'networkidle' })
    expect(answer!.status()).toBe(404)
    expect(await answer!.text()).toMatch(/<h1[^>]*>(This page is not available to you|There is nothing at this address|This link does not work)</)
    await page.getByRole('heading', { level: 1 }).waitFor()
  })

  it('keeps what is typed before a page is alive', async () => {
    let letGo = () => {}
    const held = new Promise<void>((resolve) => (letGo = resolve))
    await page.route('**/_next/static/**/*.js', async (route) => {
      await held
      await route.continue()
    })
    await page.goto(`${host}/messages`, { waitUntil: 'commit' })
    const field = page.getByLabel(/^Write to/).filter({ visible: true })
    await field.pressSequentially('Before the page')
    letGo()
    await untilAlive(field)
    await page.unroute('**/_next/static/**/*.js')
    await page.keyboard.press('End')
    await page.keyboard.type(' is alive')
    await expect.poll(() => field.inputValue()).toBe('Before the page is alive')
    await page.reload({ waitUntil: 'networkidle' })
    await expect.poll(() => page.getByLabel(/^Write to/).filter({ visible: true }).inputValue(), { timeout: 60_000 }).toBe('Before the page is alive')
  })

  it('brings at most 200 KB of JavaScript to the first view of the inbox', async () => {
    const fresh = await browser.newContext({ storageState: await context.storageState(), viewport: { width: 360, height: 740 } })
    const first = await fresh.newPage()
    const weight = weighScripts(first)
    await first.goto(`${host}/inbox`, { waitUntil: 'load' })
    const total = await weight()
    expect(total).toBeGreaterThan(10_000)
    expect(total).toBeLessThanOrEqual(200_000)
    await fresh.close()
  })
})
