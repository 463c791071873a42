import { Secret, TOTP } from 'otpauth'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startProduct, type Product } from './product'
import { faultsIn, fill, fits, openBrowser, press, signIn, untilAlive } from './visitor'

let product: Product
let browser: Browser
const password = process.env.DEMO_PASSWORD!
const chosen = 'Harbour-Light-77'

beforeAll(async () => {
  product = await startProduct()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const visitor = async (width = 1280): Promise<Page> => {
  const page = await (await browser.newContext({ viewport: { width, height: 800 }, reducedMotion: 'reduce', locale: 'en-US' })).newPage()
  page.setDefaultTimeout(60_000)
  return page
}
const signInOn = async (page: Page, email: string, secret: string) => {
  await page.goto(`${product.url}/admin/login`)
  await fill(page.getByLabel('Email'), email)
  await fill(page.getByLabel('Password'), secret)
  await page.keyboard.press('Enter')
}
const linkTo = async (email: string, words: string): Promise<string> => {
  const found = async () => (await product.mails()).filter(({ to, subject }) => to.includes(email) && subject.includes(words)).at(-1)
  await expect.poll(found, { timeout: 60_000 }).toBeTruthy()
  return /https?:\/\/\S+\/sign-in\/\S+/.exec((await found())!.text)![0]
}
const codeOf = (secret: string, at = Date.now()) => new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')), digits: 6, period: 30 }).generate({ timestamp: at })

describe('people and their sign-in', { timeout: 300_000 }, () => {
  it('a forgotten password is set anew by the mailed link, once', async () => {
    const page = await visitor(360)
    await page.goto(`${product.url}/admin/login`)
    await press(page.getByRole('link', { name: 'Forgot your password?' }))
    await page.waitForURL(/forgot/)
    await page.getByRole('button', { name: 'Send the link' }).waitFor()
    await fill(page.getByLabel('Email'), 'member@impresario.test')
    expect(await fits(page)).toBe(true)
    await press(page.getByRole('button', { name: 'Send the link' }))
    await page.getByText('a mail with a link is on its way').waitFor()
    const link = await linkTo('member@impresario.test', 'new password')
    await page.goto(link)
    await fill(page.getByLabel('New password'), 'short')
    await press(page.getByRole('button', { name: 'Set the password' }))
    await page.locator('li[data-broken="true"]', { hasText: 'At least 10 characters' }).waitFor()
    await fill(page.getByLabel('New password'), chosen)
    await fill(page.getByLabel('The same again'), chosen)
    await press(page.getByRole('button', { name: 'Set the password' }))
    await page.getByText('Your password is set').waitFor()
    await page.goto('about:blank')
    await page.goto(link)
    await fill(page.getByLabel('New password'), chosen)
    await fill(page.getByLabel('The same again'), chosen)
    await page.keyboard.press('Enter')
    await page.getByText('This link no longer holds').waitFor()
    await signInOn(page, 'member@impresario.test', chosen)
    await page.waitForURL(/\/admin\/?$/)
    await page.context().close()
  })

  it('an admin invites somebody, who accepts and is in', async () => {
    const admin = await signIn(browser, product.url, 'admin@impresario.test', password)
    await admin.goto(`${product.url}/admin/team`)
    await press(admin.getByRole('button', { name: 'Invite people' }))
    await fill(admin.getByLabel('E-mail addresses'), 'Robin Vale <robin@vale.test>')
    await press(admin.getByRole('button', { name: 'Send the invitation' }))
    await admin.getByRole('row', { name: /robin@vale\.test.*Invited/ }).waitFor()
    expect(await faultsIn(admin)).toEqual([])
    const guest = await visitor()
    await guest.goto(await linkTo('robin@vale.test', 'invited'))
    await fill(guest.getByLabel('First name'), 'Robin')
    await fill(guest.getByLabel('Last name'), 'Vale')
    await fill(guest.locator('#password'), chosen)
    await press(guest.getByRole('button', { name: 'Accept and sign in' }))
    await guest.waitForURL(/\/admin\/?$/)
    await admin.reload()
    await admin.getByRole('row', { name: /Robin Vale.*Member.*Active/ }).waitFor()
    await Promise.all([admin.context().close(), guest.context().close()])
  })

  it('the agency’s last admin stays, and the refusal says why', async () => {
    const admin = await signIn(browser, product.url, 'admin@impresario.test', password)
    await admin.goto(`${product.url}/admin/team`)
    await press(admin.getByRole('button', { name: 'Edit: Demo Admin' }))
    await untilAlive(admin.getByLabel('Role'))
    await admin.getByLabel('Role').focus()
    await admin.keyboard.type('Member')
    await admin.keyboard.press('Enter')
    await press(admin.getByRole('button', { name: 'Save' }))
    await admin.getByText('last admin').waitFor()
    await admin.keyboard.press('Escape')
    await admin.context().close()
  })

  it('a second factor is set up in the account, and asked for from then on', async () => {
    const page = await signIn(browser, product.url, 'robin@vale.test', chosen)
    await page.goto(`${product.url}/admin/account`)
    await press(page.getByRole('button', { name: 'Set up' }))
    await press(page.getByText('Type it in instead'))
    const secret = (await page.locator('details code').textContent())!
    // One step early or late counts, and each step once: so neither code is wrong when time goes on meanwhile.
    await fill(page.getByLabel('Six digits'), codeOf(secret))
    await page.keyboard.press('Enter')
    await page.getByText('They are not shown again').waitFor()
    await expect.poll(() => page.locator('ol code').count()).toBe(10)
    await press(page.getByRole('button', { name: 'I have kept them' }))
    await page.getByText('10 recovery codes are left').waitFor()
    const other = await visitor()
    await signInOn(other, 'robin@vale.test', chosen)
    await fill(other.getByLabel('Code'), '000000')
    await other.keyboard.press('Enter')
    await other.getByText('This code is wrong').waitFor()
    await fill(other.getByLabel('Code'), codeOf(secret, Date.now() + 30_000))
    await other.keyboard.press('Enter')
    await other.waitForURL(/\/admin\/?$/)
    await Promise.all([page.context().close(), other.context().close()])
  })

  it('a session ended from elsewhere is opened again over the page, with what was typed', async () => {
    const [desk, phone] = [await signIn(browser, product.url, 'admin@impresario.test', password), await signIn(browser, product.url, 'admin@impresario.test', password)]
    await desk.goto(`${product.url}/admin/collections/clients/create`)
    await fill(desk.getByLabel(/Company Name/), 'Half a thought')
    await phone.goto(`${product.url}/admin/account`)
    await phone.getByText('This one').waitFor()
    await press(phone.getByRole('button', { name: 'End all others' }))
    await expect.poll(() => phone.getByRole('button', { name: /^End the session/ }).count()).toBe(0)
    // The page may have heard of it by itself, with the dialog over the button.
    await desk.getByRole('button', { name: 'Save' }).dispatchEvent('click')
    await desk.getByRole('dialog', { name: 'Your session has ended' }).waitFor()
    await desk.keyboard.press('Escape')
    await fill(desk.getByLabel('Password'), password)
    await desk.keyboard.press('Enter')
    await desk.getByRole('dialog', { name: 'Your session has ended' }).waitFor({ state: 'hidden' })
    expect(await desk.getByLabel(/Company Name/).inputValue()).toBe('Half a thought')
    await press(desk.getByRole('button', { name: 'Save' }))
    await desk.waitForURL(/\/collections\/clients\/[0-9a-f-]{36}/)
    await Promise.all([desk.context().close(), phone.context().close()])
  })

  it('five wrong passwords lock, and the page says for how long', async () => {
    const page = await visitor()
    await signInOn(page, 'nobody@vale.test', 'Wrong-Guess-1')
    for (let more = 2; more <= 6; more += 1) {
      await page.getByRole('alert').getByText(/wrong/).first().waitFor()
      await fill(page.getByLabel('Password'), `Wrong-Guess-${more}`)
      await Promise.all([page.waitForResponse(/\/api\/users\/login/), page.keyboard.press('Enter')])
    }
    await page.getByText(/Try again in 1[45]:\d\d/).waitFor()
    expect(await page.getByRole('button', { name: 'Sign in' }).isDisabled()).toBe(true)
    await page.context().close()
  })
})
