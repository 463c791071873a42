import { request } from 'node:http'
import { expect } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import type { Product } from './product'
import { fill, press, untilAlive } from './visitor'

const patience = { timeout: 180_000, interval: 500 }
export const phone = { width: 390, height: 780 }

/** The address under which an agency's clients meet it. */
export const portalOf = ({ url }: Product, slug = 'harbour-lane'): string => url.replace('//localhost', `//${slug}.localhost`)

/** A window of one of an agency's clients, signed in by the form. */
export const signInAsClient = async (browser: Browser, product: Product, email: string, viewport = phone): Promise<Page> => {
  const page = await stranger(browser)
  await page.setViewportSize(viewport)
  await page.goto(`${portalOf(product)}/inbox`)
  await fill(page.getByLabel('Email'), email)
  await fill(page.getByLabel('Password'), process.env.DEMO_PASSWORD!)
  await page.keyboard.press('Enter')
  await page.waitForURL(`${portalOf(product)}/inbox`)
  return page
}

export type Post = { id: string; status: string; state: string; url: string | null }
/** How a post stands. */
export const postNamed = async (product: Product, title: string): Promise<Post> =>
  (await product.sql<Post>('select id, status::text as status, publish_state::text as state, post_url as url from posts where title = $1', [title]))[0]!

/** Opens a post's page for staff. */
export const openPost = async (page: Page, product: Product, title: string): Promise<void> =>
  void (await page.goto(`${product.url}/admin/collections/posts/${(await postNamed(product, title)).id}`))

/** Opens a page of the portal and waits until it can be used. */
export const openPortal = (page: Page, product: Product, path: string) => page.goto(`${portalOf(product)}${path}`, { waitUntil: 'networkidle' })

/** A window of somebody who is signed in nowhere, on a phone. */
export const stranger = async (browser: Browser): Promise<Page> => {
  const page = await (await browser.newContext({ viewport: phone, reducedMotion: 'reduce', locale: 'en-US' })).newPage()
  page.setDefaultTimeout(60_000)
  return page
}

/** A Wednesday in about half a year: a post can be planned for a year at most. */
const inHalfAYear = (): string => {
  const day = new Date(Date.now() + 180 * 86_400_000)
  day.setUTCDate(day.getUTCDate() + ((10 - day.getUTCDay()) % 7))
  return day.toISOString().slice(0, 10)
}

/** Writes a post for a client's account on LinkedIn, with a picture, to go out by itself in half a year. */
export const writePost = async (page: Page, { url }: Product, { title, caption, alt }: { title: string; caption: string; alt: string }): Promise<void> => {
  await page.goto(`${url}/admin/write-post`)
  await fill(page.getByLabel('Client'), 'Fernhill')
  await page.keyboard.press('Enter')
  await page.getByRole('checkbox', { name: /LinkedIn/ }).check()
  await fill(page.getByLabel('Title'), title)
  await fill(page.getByLabel('Caption'), caption)
  const buffer = await sharp({ create: { width: 1200, height: 628, channels: 3, background: '#335544' } }).jpeg().toBuffer()
  await page.getByLabel('Images', { exact: true }).setInputFiles({ name: 'lamp.jpg', mimeType: 'image/jpeg', buffer })
  await fill(page.getByLabel('Description for blind readers'), alt)
  await fill(page.getByLabel('Date and time'), `${inHalfAYear()}T09:30`)
  await page.getByRole('checkbox', { name: /Publish at this time by itself/ }).check()
  await page.getByText('Nothing stands in the way of submitting.').waitFor()
}

/** Has a sweep run at once, as if its time had come, until something is so. */
export const sweepUntil = (product: Product, sweep: string, isSo: () => Promise<boolean>): Promise<void> =>
  expect.poll(async () => {
    if (await isSo()) return true
    await product.sql('update agenda.agenda_jobs set next_run_at = now() where name = $1 and locked_at is null', [sweep])
    return false
  }, patience).toBe(true)

/** Whether a sweep has run once more since this was called. */
export const sweepOnce = async (product: Product, sweep: string): Promise<void> => {
  const ended = async () => (await product.sql<{ at: Date | null }>('select last_finished_at as at from agenda.agenda_jobs where name = $1', [sweep]))[0]?.at?.getTime() ?? 0
  const before = await ended()
  await sweepUntil(product, sweep, async () => (await ended()) > before)
}

/** The link in the newest mail to somebody that tells this, as if their last mail had gone long ago. */
export const mailedLink = async (product: Product, to: string, told: string): Promise<string> => {
  const find = async () => {
    for (const { to: whom, text } of (await product.mails()).reverse()) {
      const words = text.replace(/\s+/g, ' ')
      const link = whom.includes(to) && words.includes(told) && /https?:\S+\/decide\/[\w-]{43}/.exec(words.slice(words.lastIndexOf(told)))
      if (link) return link[0]
    }
    return null
  }
  await sweepUntil(product, 'send-mails', async () => {
    await product.sql(`update mail_items set sent_at = sent_at - interval '1 hour' where sent_at > now() - interval '30 minutes'`)
    return (await find()) !== null
  })
  return (await find())!
}

/** Calls an address of an agency without a browser, as a mail's scanner does; answers the status. */
export const ask = (address: string, body?: object): Promise<number> =>
  new Promise((resolve, reject) => {
    const { host, port, pathname } = new URL(address)
    const call = request({ host: '127.0.0.1', port, path: pathname, method: body ? 'POST' : 'GET', headers: { host, 'content-type': 'application/json' } }, (answer) => answer.resume().once('end', () => resolve(answer.statusCode!)))
    call.once('error', reject).end(body && JSON.stringify(body))
  })

type Posted = { id: string; network: string; text: string; images: { alt: string }[] }
/** What stands on the sample networks with these words. */
export const onNetworks = async ({ sandbox }: Product, text: string): Promise<Posted[]> =>
  ((await (await fetch(`${sandbox}/_sandbox/social/posts`)).json()) as { posts: Posted[] }).posts.filter((post) => post.text === text)

/** The networks behave badly from now on; without a fault they are well again. */
export const strike = async ({ sandbox }: Product, fault?: object): Promise<void> => {
  const answer = await fetch(`${sandbox}/_sandbox/faults`, { method: fault ? 'POST' : 'DELETE', body: fault && JSON.stringify(fault) })
  expect(answer.ok).toBe(true)
}

/** Holds back what a post's page stores, by itself or not; answers how to let it go. */
export const holdStoring = async (page: Page): Promise<() => void> => {
  let letGo = () => {}
  const held = new Promise<void>((resolve) => (letGo = resolve))
  await page.route(/\/api\/posts\/[0-9a-f-]{36}\?/, async (route) => {
    if (route.request().method() === 'PATCH') await held
    await route.continue().catch(() => undefined)
  })
  return letGo
}

/** The ten seconds in which a window lets a decision be taken back do not run out; to be called before it opens a page. */
export const holdUndo = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const [begun, wait] = [Date.now(), window.setTimeout.bind(window)]
    Date.now = () => begun
    window.setTimeout = ((run: () => void, ms?: number, ...more: unknown[]) => wait(run, ms === 10_000 ? 600_000 : ms, ...more)) as typeof window.setTimeout
  })
}

/** As if a post had been decided on this very moment, for as long as it takes to take that back. */
export const asIfJustDecided = (product: Product, title: string): Promise<void> =>
  expect.poll(async () => (await product.sql(`update approval_decisions set at = now() + interval '1 hour' where undone_at is null
    and approval_id in (select a.id from approvals a join posts p on p.id::text = a.subject_id where p.title = $1 and a.status <> 'superseded') returning id`, [title])).length, patience).toBeGreaterThan(0)

/** Presses a key until something has the focus. */
const tabTo = async (page: Page, wanted: ReturnType<Page['locator']>, key = 'Tab'): Promise<void> => {
  await untilAlive(wanted)
  for (let pressed = 0; pressed < 80; pressed += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  throw new Error('The keyboard never got there.')
}

/** Goes to something by the keyboard and presses it there. */
export const enterOn = async (page: Page, wanted: ReturnType<Page['locator']>): Promise<void> => {
  await tabTo(page, wanted)
  await page.keyboard.press('Enter')
}

/** Has a post's page store what was held back, and waits until it has. */
export const storeNow = async (page: Page, letGo: () => void): Promise<void> => {
  await press(page.getByRole('button', { name: 'Save', exact: true }))
  letGo()
  await page.getByText(/^Stored .* ago/).waitFor()
}

/** Plans a post for the emptiest day of this month, where it is in sight whatever day it is; answers that day. */
export const planInSight = async (product: Product, title: string): Promise<string> =>
  (await product.sql<{ day: string }>(`with days as (select (date_trunc('month', now() at time zone 'UTC') + make_interval(hours => 12 + 24 * n)) at time zone 'UTC' as noon from generate_series(2, 26) n),
      emptiest as (select noon from days order by (select count(*) from posts p where p.scheduled_at > noon - interval '1 day' and p.scheduled_at < noon + interval '1 day'), noon limit 1)
    update posts set scheduled_at = (select noon from emptiest) where title = $1 returning to_char(scheduled_at at time zone 'UTC', 'YYYY-MM-DD') as day`, [title]))[0]!.day

/** Adds people of the client type to a client, with the demo's password. */
export const addClientPeople = async (product: Product, client: string, emails: readonly string[]): Promise<void> => {
  for (const email of emails) {
    await product.sql(`with added as (
        insert into users select (jsonb_populate_record(null::users, to_jsonb(u) || jsonb_build_object('id', gen_random_uuid(), 'email', $1::text, 'first_name', split_part($1, '@', 1), 'last_name', null, 'display_name', split_part($1, '@', 1)))).*
          from users u where u.email = 'client@impresario.test' returning id)
      insert into users_memberships select (jsonb_populate_record(null::users_memberships, to_jsonb(m) || jsonb_build_object('id', gen_random_uuid(), '_parent_id', added.id, 'client_id', c.id))).*
        from users_memberships m join users u on u.id = m._parent_id and u.email = 'client@impresario.test', added, clients c where c.company_name = $2`, [email, client])
  }
}

/** Connects an account again at the sample network, from the client's page of accounts. */
export const reconnect = async (page: Page, network: string): Promise<void> => {
  await press(page.getByRole('listitem').filter({ hasText: network }).getByRole('button', { name: 'Connect again' }))
  // The network's own page has no script.
  await page.getByLabel(/Sign in as/).fill('fernhill-energy')
  await page.getByRole('button', { name: 'Allow' }).click()
  await page.getByText('The account is connected.').filter({ visible: true }).waitFor()
}
