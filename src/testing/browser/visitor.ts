import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium, type Browser, type Locator, type Page } from 'playwright-core'
import type { AxeResults, RunOptions } from 'axe-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** A real browser; its windows ask for no motion, so that nothing has to be waited out. */
export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox'] })

type Fiber = { return: Fiber | null; alternate: Fiber | null; flags: number }

/** Whether the page answers to an element: React has taken it over, all that it stands in is in place, and nothing else is to be done first. */
const isAlive = (element: HTMLElement | SVGElement) =>
  new Promise<boolean>((resolve) => {
    const [placing, takingOver] = [2, 4096]
    const look = () => {
      const key = Object.keys(element).find((name) => name.startsWith('__reactFiber'))
      let fiber = key ? (element as unknown as Record<string, Fiber | null>)[key]! : null
      if (!fiber || fiber.alternate) return resolve(Boolean(fiber))
      for (; fiber; fiber = fiber.return) if (fiber.flags & (placing | takingOver)) return resolve(false)
      resolve(true)
    }
    requestIdleCallback(look, { timeout: 5_000 })
  })

/** Waits until the page's own code has taken an element over. */
export const untilAlive = async (element: Locator): Promise<void> => {
  while (!(await element.evaluate(isAlive))) await element.page().waitForTimeout(50)
}

/** Fills a field once its page is alive: what is typed before that may meet the value the page begins with. */
export const fill = async (field: Locator, words: string): Promise<void> => {
  await untilAlive(field)
  await field.fill(words)
}

/** Clicks on something once its page is alive: before that nobody may be there to hear of it. */
export const press = async (element: Locator): Promise<void> => {
  await untilAlive(element)
  await element.click()
}

const refusals = new WeakMap<Page, string[]>()

/** What the pages' own policy has refused in this window so far. */
export const refusedIn = (page: Page): readonly string[] => refusals.get(page) ?? []

/** A window of a person who is signed in by the form, as a person would. */
export const signIn = async (browser: Browser, url: string, email: string, password: string, viewport = { width: 1440, height: 900 }): Promise<Page> => {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce', locale: 'en-US' })
  const page = await context.newPage()
  refusals.set(page, [])
  page.on('console', (message) => void (/content security policy/i.test(message.text()) && refusals.get(page)?.push(`${page.url()}: ${message.text()}`)))
  page.setDefaultTimeout(60_000)
  await page.goto(`${url}/admin/login`)
  await fill(page.getByLabel('Email'), email)
  await fill(page.getByLabel('Password'), password)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/admin\/?$/)
  return page
}

/** Loads the checker and has nothing change its colours slowly any more, so that it judges what a person sees a moment later. */
const settle = async (page: Page): Promise<void> => {
  await page.evaluate(axeSource)
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('*, ::before, ::after { transition: none !important }')
    document.adoptedStyleSheets = [sheet]
  })
}

type Scope = { include: string[]; exclude: string[][] }

/** What axe finds against WCAG 2.1 AA in our part of the page, as sentences. */
export const faultsIn = async (page: Page): Promise<string[]> => {
  await settle(page)
  const results = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(scope: Scope, options: RunOptions): Promise<AxeResults> } }
    return axe.run({ include: ['.template-default__wrap'], exclude: [['.app-header'], ['iframe']] }, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })
  })
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

/** What axe finds against WCAG 2.2 AA in a whole page of ours. */
export const wholeFaultsIn = async (page: Page): Promise<string[]> => {
  await settle(page)
  const results = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(scope: Document, options: RunOptions): Promise<AxeResults> } }
    return axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
  })
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

/** True when nothing sticks out to the side of the window. */
export const fits = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)
