import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startProduct, type Product } from './product'
import { addClientPeople, asIfJustDecided, ask, enterOn, holdStoring, holdUndo, mailedLink, onNetworks, openPortal, openPost, planInSight, postNamed, reconnect, signInAsClient, storeNow, stranger, strike, sweepOnce, sweepUntil, writePost } from './story'
import { faultsIn, fill, fits, openBrowser, press, refusedIn, signIn, wholeFaultsIn } from './visitor'

let product: Product
let browser: Browser
let staff: Page
let client: Page
const password = process.env.DEMO_PASSWORD!
const title = 'A lamp that counts'
const first = 'A lamp that counts the hours it was not needed. Three hundred so far.'
const second = 'A lamp that counts the hours it was not needed. Two hundred and ninety so far.'
const wish = 'It was two hundred and ninety, please.'

beforeAll(async () => {
  product = await startProduct()
  browser = await openBrowser()
  staff = await signIn(browser, product.url, 'admin@impresario.test', password)
  client = await signInAsClient(browser, product, 'client@impresario.test')
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const rowOf = (name: string) => postNamed(product, name)
const statusOf = async (name: string) => (await rowOf(name))?.status
const staffPage = (name: string, page = staff) => openPost(page, product, name)
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })

describe('a post, from the first word to its figures', { timeout: 600_000 }, () => {
  it('is written by staff for an account, with a picture and a time, and put before the client', async () => {
    await writePost(staff, product, { title, caption: first, alt: 'A lamp on a desk' })
    expect.soft(await faultsIn(staff)).toEqual([])
    await press(staff.getByRole('button', { name: 'Submit for approval' }))
    await staff.getByText('Waiting for Demo Client').waitFor()
    expect.soft(await faultsIn(staff)).toEqual([])
    expect(await statusOf(title)).toBe('pending_approval')
  })

  it('comes back with the client’s words, written on a phone', async () => {
    await openPortal(client, product, '/inbox')
    await press(client.getByRole('button', { name: 'List' }))
    await press(client.getByRole('list', { name: 'Waiting for you' }).getByRole('button', { name: new RegExp(title) }))
    await client.getByRole('heading', { level: 2, name: title }).waitFor()
    await client.getByText(first).waitFor()
    expect.soft([await wholeFaultsIn(client), await fits(client)]).toEqual([[], true])
    await press(client.getByRole('button', { name: 'Ask for changes' }))
    await press(client.getByRole('button', { name: 'Send the request' }))
    await client.getByText('Say what to change.', { exact: true }).waitFor()
    await fill(client.getByLabel('What to change'), wish)
    expect.soft(await wholeFaultsIn(client)).toEqual([])
    await press(client.getByRole('button', { name: 'Send the request' }))
    await client.getByText(`Changes asked for: ${title}`).waitFor()
    // The note does not stand in the way of the next decision.
    await client.getByRole('button', { name: 'Approve' }).click({ trial: true })
    await expect.poll(() => statusOf(title), { timeout: 60_000 }).toBe('changes_requested')
  })

  it('shows staff those words, is changed and put before the client again', async () => {
    await staffPage(title)
    await staff.getByRole('figure').getByText(wish).waitFor()
    const letGo = await holdStoring(staff)
    await fill(staff.getByLabel('Caption'), second)
    expect.soft(await faultsIn(staff)).toEqual([])
    // What is stored and still under way is no one else's change.
    await press(staff.getByRole('button', { name: 'Save', exact: true }))
    await press(staff.getByRole('button', { name: 'Submit again' }))
    letGo()
    await staff.getByText('Waiting for Demo Client').waitFor()
    await press(staff.getByText('What changed since the version before'))
    expect(await staff.locator('del').first().textContent()).toContain('Three')
  })

  it('is approved through the mailed link: looking decides nothing, a tap can be taken back, and the link holds once', async () => {
    const link = await mailedLink(product, 'client@impresario.test', `“${title}” was changed`)
    expect([await ask(link), await statusOf(title)]).toEqual([200, 'pending_approval'])
    const passer = await stranger(browser)
    await holdUndo(passer)
    await passer.goto(link, { waitUntil: 'networkidle' })
    await heading(passer, title).waitFor()
    await passer.getByText(second).waitFor()
    expect.soft([await wholeFaultsIn(passer), await fits(passer), await statusOf(title)]).toEqual([[], true, 'pending_approval'])
    await press(passer.getByRole('button', { name: 'Approve' }))
    await heading(passer, 'Approved').waitFor()
    await asIfJustDecided(product, title)
    expect.soft([await wholeFaultsIn(passer), await statusOf(title)]).toEqual([[], 'approved'])
    await press(passer.getByRole('button', { name: /^Undo/ }))
    await heading(passer, title).waitFor()
    expect(await statusOf(title)).toBe('pending_approval')
    await press(passer.getByRole('button', { name: 'Approve' }))
    await heading(passer, 'Approved').waitFor()
    expect(await statusOf(title)).toBe('approved')
    await passer.goto(link)
    await passer.getByRole('heading', { name: 'You have decided already' }).waitFor()
    expect.soft(await wholeFaultsIn(passer)).toEqual([])
    await passer.context().close()
  })

  it('goes out at its time, once', async () => {
    expect(await onNetworks(product, second)).toEqual([])
    await product.sql(`update posts set scheduled_at = now() - interval '1 minute', approved_at = now() - interval '1 minute' where title = $1`, [title])
    await sweepUntil(product, 'publish-due-posts', async () => (await statusOf(title)) === 'posted')
    await sweepOnce(product, 'publish-due-posts')
    await sweepOnce(product, 'repair-effects')
    expect(await onNetworks(product, second)).toMatchObject([{ network: 'linkedin', images: [{ alt: 'A lamp on a desk' }] }])
    expect(await onNetworks(product, first)).toEqual([])
  })

  it('is shown to the client with its link and its figures', async () => {
    const { id, url } = await rowOf(title)
    await product.sql('update metric_syncs set next_at = now() where post_id = $1', [id])
    await sweepUntil(product, 'sync-post-metrics', async () => (await product.sql('select id from post_metrics where post_id = $1', [id])).length > 0)
    await openPortal(client, product, `/posts/${id}`)
    expect(await client.getByRole('link', { name: /View post/ }).getAttribute('href')).toBe(url)
    await client.getByRole('region', { name: 'Figures' }).getByText('Impressions', { exact: true }).first().waitFor()
    await client.getByText(wish).waitFor()
    expect.soft([await wholeFaultsIn(client), await fits(client)]).toEqual([[], true])
    await staffPage(title)
    await staff.getByText('Impressions', { exact: true }).first().waitFor()
    expect.soft(await faultsIn(staff)).toEqual([])
  })
})

describe('otherwise than hoped for', { timeout: 600_000 }, () => {
  it('a post is rejected with a reason, with keys alone', async () => {
    const [name, reason] = ['One figure a week', 'We measured it: the boiler saves more.']
    await client.setViewportSize({ width: 1280, height: 860 })
    await openPortal(client, product, '/inbox')
    await enterOn(client, client.getByRole('list', { name: 'Waiting for you' }).getByRole('button', { name: new RegExp(name) }))
    await client.getByRole('heading', { level: 2, name }).waitFor()
    await enterOn(client, client.getByRole('group', { name: 'Decide' }).getByRole('button', { name: 'Reject' }))
    await client.getByRole('dialog', { name: 'Reject it' }).getByLabel('Reason').and(client.locator(':focus')).waitFor()
    await client.keyboard.type(reason)
    await enterOn(client, client.getByRole('dialog').getByRole('button', { name: 'Reject' }))
    await client.getByText(`Rejected: ${name}`).waitFor()
    await expect.poll(() => statusOf(name), { timeout: 60_000 }).toBe('rejected')
    await staffPage(name)
    await staff.getByText(new RegExp(`Rejected by .*“${reason}”`)).waitFor()
    await openPortal(client, product, `/posts/${(await rowOf(name)).id}`)
    await client.getByText('Rejected. Nothing of it goes out.').waitFor()
    expect.soft([await faultsIn(staff), await wholeFaultsIn(client)]).toEqual([[], []])
  })

  it('an admin decides in the client’s place, and the client reads why', async () => {
    const [name, why] = ['Before and after', 'Agreed on the telephone this morning.']
    await staffPage(name)
    for (const button of ['More actions', 'Approve in the client’s place']) await press(staff.getByRole('button', { name: button }))
    const dialog = staff.getByRole('dialog', { name: 'Approve in the client’s place?' })
    await fill(dialog.getByLabel(/Why the agency decides/), why)
    expect.soft(await faultsIn(staff)).toEqual([])
    await press(dialog.getByRole('button', { name: 'Approve the post' }))
    await staff.getByText(new RegExp(`in the client’s place: “${why}”`)).waitFor()
    expect(await statusOf(name)).toBe('approved')
    await openPortal(client, product, `/posts/${(await rowOf(name)).id}`)
    await client.getByText(/decided on your behalf/).waitFor()
    await client.getByRole('blockquote').getByText(why).waitFor()
    expect.soft(await wholeFaultsIn(client)).toEqual([])
  })

  it('a link that is too old, or none, says so and decides nothing', async () => {
    const name = 'Heating season checklist'
    const link = await mailedLink(product, 'client@impresario.test', `“${name}” waits`)
    await product.sql(`update decision_links set expires_at = now() - interval '1 minute' where approval_id in (select id from approvals where subject_id = $1)`, [(await rowOf(name)).id])
    const passer = await stranger(browser)
    for (const [address, told] of [[link, 'This link has expired'], [link.replace(/[^/]+$/, 'never-was'), 'This link does not work']] as const) {
      await passer.goto(address)
      await passer.getByRole('heading', { name: told }).waitFor()
      expect.soft([await wholeFaultsIn(passer), await passer.getByRole('group', { name: 'Decide' }).count()]).toEqual([[], 0])
    }
    expect([await ask(link.replace('/decide/', '/api/decisions/'), { decision: 'approve', version: 1 }), await statusOf(name)]).toEqual([410, 'pending_approval'])
    await passer.context().close()
  })

  it('where everybody has to say yes, the first yes waits for the second', async () => {
    const name = 'Five minutes for your back'
    await addClientPeople(product, 'Alder Clinics', ['one@alder.test', 'two@alder.test'])
    await product.sql(`update clients set approval_policy = 'all' where company_name = 'Alder Clinics'`)
    await staffPage(name)
    await press(staff.getByRole('button', { name: 'Submit for approval' }))
    await staff.getByText(/Waiting for .* and /).waitFor()
    const people = [await signInAsClient(browser, product, 'one@alder.test'), await signInAsClient(browser, product, 'two@alder.test')]
    for (const [at, page] of people.entries()) {
      await openPortal(page, product, `/posts/${(await rowOf(name)).id}`)
      if (at === 1) await page.getByText(/said yes\. Still to decide:/).waitFor()
      await press(page.getByRole('button', { name: 'Approve' }))
      await page.getByText(`Approved: ${name}`).waitFor()
      await page.getByRole('group', { name: 'Decide' }).waitFor({ state: 'detached' })
      expect(await statusOf(name)).toBe(at === 0 ? 'pending_approval' : 'approved')
      expect.soft(await wholeFaultsIn(page)).toEqual([])
      await page.context().close()
    }
  })

  it('whoever is second to change a post loses nothing', async () => {
    const [name, mine, theirs] = ['Night setback, explained', 'What the building does at night, in three charts.', 'What the building does at night, in one chart.']
    const other = await signIn(browser, product.url, 'member@impresario.test', password)
    for (const page of [staff, other]) await staffPage(name, page)
    const [letStaff, letOther] = [await holdStoring(staff), await holdStoring(other)]
    await fill(staff.getByLabel('Caption'), theirs)
    await fill(staff.getByRole('textbox', { name: 'Internal note' }), 'The figures have come.')
    // Both have typed before one of them stores: a page nobody types in takes the newer words over by itself.
    await fill(other.getByLabel('Caption'), mine)
    await storeNow(staff, letStaff)
    letOther()
    const dialog = other.getByRole('dialog', { name: 'Somebody changed this post while you wrote' })
    await dialog.getByText(theirs).waitFor()
    await dialog.getByText(mine).waitFor()
    expect.soft(await faultsIn(other)).toEqual([])
    await dialog.getByRole('group', { name: 'Internal note' }).getByRole('radio', { name: /Theirs/ }).check()
    await press(dialog.getByRole('button', { name: 'Store it like this' }))
    await other.getByText(/^Stored .* ago/).waitFor()
    expect(await product.sql('select caption, internal_note as note from posts where title = $1', [name])).toEqual([{ caption: mine, note: 'The figures have come.' }])
    await other.context().close()
  })

  it('an account that lets nobody in any more is shown to be connected again, and nothing is sent until then', async () => {
    const [name, text] = ['What a heat pump likes', 'Low flow temperatures, steady hours, clean filters. Everything else is a question of arithmetic.']
    await product.sql(`update posts set approved_at = now() - interval '1 minute' where title = $1`, [name])
    await strike(product, { vendor: 'linkedin', kind: 'expired', times: null })
    await staffPage(name)
    await press(staff.getByRole('button', { name: 'Publish now' }))
    await expect.poll(async () => (await rowOf(name)).state, { timeout: 60_000 }).toBe('failed')
    await staffPage(name)
    await staff.getByText(/Publishing failed\. /).waitFor()
    await press(staff.getByRole('button', { name: 'Publish now' }))
    await staff.getByText(/must be connected again before anything can be published there/).last().waitFor()
    expect.soft([await onNetworks(product, text), await faultsIn(staff)]).toEqual([[], []])
    await strike(product)
    await openPortal(client, product, '/accounts')
    await client.getByRole('listitem').filter({ hasText: 'LinkedIn' }).getByText('Must be connected again').waitFor()
    expect.soft(await wholeFaultsIn(client)).toEqual([])
    await reconnect(client, 'LinkedIn')
    await staffPage(name)
    await press(staff.getByRole('button', { name: 'Publish now' }))
    await expect.poll(() => statusOf(name), { timeout: 60_000 }).toBe('posted')
    expect(await onNetworks(product, text)).toHaveLength(1)
  })

  it('staff find it all in the list and the calendar, and the policy of the pages refuses none of it', async () => {
    for (const [path, wanted] of [['collections/posts', staff.getByRole('link', { name: title })], [`post-calendar?at=${await planInSight(product, 'Heating season checklist')}`, staff.getByText('Heating season checklist').first()]] as const) {
      await staff.goto(`${product.url}/admin/${path}`)
      await wanted.waitFor()
      expect.soft([path, await faultsIn(staff)]).toEqual([path, []])
    }
    expect(refusedIn(staff)).toEqual([])
  })
})
