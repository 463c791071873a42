import Anthropic from '@anthropic-ai/sdk'
import { createTransport } from 'nodemailer'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { FaultRequest } from './core/faults'
import type { Call } from './core/state'
import type { Sandbox } from './server'
import { startSandbox } from './server'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, smtpPort: 0 })
})
afterAll(() => sandbox.close())
beforeEach(() => post('/_sandbox/reset', {}))

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${sandbox.url}${path}`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } })
const search = (body: object, key = 'tvly-test') => post('/tavily/search', body, { authorization: `Bearer ${key}` })
const fault = (request: FaultRequest) => post('/_sandbox/faults', request)
const calls = async (vendor: string) => (await (await fetch(`${sandbox.url}/_sandbox/calls?vendor=${vendor}`)).json()) as { calls: Call[]; repeated: { times: number }[] }
const images = (path: string, headers: Record<string, string> = { 'x-freepik-api-key': 'k' }) => fetch(`${sandbox.url}/freepik/v1/resources${path}`, { headers })

describe('web search', () => {
  it('finds sample pages that bear on the query, with dates and credits', async () => {
    const answer = (await (await search({ query: 'passkeys for mid-sized companies', max_results: 20 })).json()) as { results: { title: string; url: string; published_date: string; score: number }[]; usage: object }
    expect(answer.results).toHaveLength(20)
    expect(answer.results[0]?.title).toMatch(/passkey|sign-in/i)
    expect(Number.isNaN(Date.parse(answer.results[0]?.published_date ?? ''))).toBe(false)
    expect(answer.usage).toEqual({ credits: 1 })
    const page = await (await fetch(answer.results[0]?.url ?? '')).text()
    expect(page).toContain('<article>')
    expect(page).toContain('Sample page of the Impresario sandbox, figures are illustrative')
  })

  it('finds nothing when the pages have nothing in common with the query', async () => {
    const answer = (await (await search({ query: 'medieval falconry statistics and trends' })).json()) as { results: unknown[] }
    expect(answer.results).toEqual([])
  })

  it('gives each query with a bench marker pages of its own', async () => {
    const urls = await Promise.all(['a', 'b', 'c'].map(async (part) => {
      const answer = (await (await search({ query: `bench-500 solar power part ${part}`, max_results: 20 })).json()) as { results: { url: string }[] }
      return answer.results.map(({ url }) => url)
    }))
    expect(new Set(urls.flat()).size).toBe(60)
    expect(await (await fetch(urls[0]?.[3] ?? '')).text()).toContain('solar power')
  })

  it.each([429, 432, 433])('answers %i in the form of the vendor when asked to', async (status) => {
    await fault({ vendor: 'tavily', kind: 'status', status })
    const answer = await search({ query: 'energy' })
    expect(answer.status).toBe(status)
    expect(await answer.json()).toEqual({ detail: { error: expect.any(String) as string } })
    expect((await search({ query: 'energy' })).status).toBe(200)
  })

  it('refuses a wrong key', async () => {
    expect((await search({ query: 'energy' }, 'tvly-invalid')).status).toBe(401)
  })
})

describe('stock images', () => {
  it('makes a landscape picture that is the same for the same id, and counts the download', async () => {
    const list = (await (await images('?term=energy&limit=3&filters[color]=blue')).json()) as { data: { id: number }[] }
    expect(list.data).toHaveLength(3)
    const id = list.data[0]?.id ?? 0
    const found = (await (await images(`/${id}/download?image_size=large`)).json()) as { data: { url: string } }
    const [first, second] = await Promise.all([fetch(found.data.url), fetch(found.data.url)].map(async (answer) => Buffer.from(await (await answer).arrayBuffer())))
    const facts = await sharp(first).metadata()
    expect([facts.format, facts.width, facts.height]).toEqual(['jpeg', 2000, 1333])
    expect(first?.equals(second ?? Buffer.alloc(0))).toBe(true)
    expect(sandbox.state.downloads.map((download) => download.id)).toEqual([id])
  })

  it('takes either header, and refuses a call without a key or with an old signature', async () => {
    expect((await images('?term=x', { 'x-magnific-api-key': 'k' })).status).toBe(200)
    expect((await images('?term=x', {})).status).toBe(401)
    expect((await fetch(`${sandbox.url}/freepik/img/12212.jpg?expires=1&signature=00`)).status).toBe(403)
  })
})

describe('mail', () => {
  it('is kept with subject, text and attachment, and shown on the page', async () => {
    await createTransport(sandbox.smtpUrl).sendMail({
      from: 'a@sample.test', to: 'b@sample.test', subject: 'Döcument ready', text: 'It is ready.\nRead on.', html: '<p>It is <b>ready</b>.</p>',
      attachments: [{ filename: 'note.txt', content: 'hello' }],
    })
    expect(sandbox.state.mails).toMatchObject([{ from: 'a@sample.test', to: ['b@sample.test'], subject: 'Döcument ready', attachments: [{ name: 'note.txt', bytes: 5 }] }])
    expect(sandbox.state.mails[0]?.text).toContain('It is ready.')
    expect(await (await fetch(sandbox.url)).text()).toContain('Döcument ready')
  })

  it('is refused when the sandbox was asked to', async () => {
    await fault({ vendor: 'smtp', kind: 'status', status: 451 })
    await expect(createTransport(sandbox.smtpUrl).sendMail({ from: 'a@sample.test', to: 'b@sample.test', text: 'x' })).rejects.toThrow('451')
    expect(sandbox.state.mails).toEqual([])
  })
})

describe('records and faults', () => {
  it('records each call with a hash of its key and says which body came twice', async () => {
    await search({ query: 'energy' }, 'tvly-very-secret')
    await search({ query: 'energy' }, 'tvly-very-secret')
    const { calls: found, repeated } = await calls('tavily')
    expect(found.map(({ status, times }) => [status, times])).toEqual([[200, 1], [200, 2]])
    expect(repeated).toMatchObject([{ times: 2 }])
    expect(JSON.stringify(found)).not.toContain('very-secret')
  })

  it('delays a call by as much as was asked', async () => {
    await fault({ vendor: 'tavily', kind: 'latency', ms: 150, match: 'energy' })
    const begun = performance.now()
    await search({ query: 'energy' })
    expect(performance.now() - begun).toBeGreaterThanOrEqual(149)
  })

  it('lets a call go on that it holds up, once the faults are removed', async () => {
    await fault({ vendor: 'tavily', kind: 'latency', ms: 600_000 })
    const held = search({ query: 'energy' })
    await expect.poll(async () => (await (await fetch(`${sandbox.url}/_sandbox/faults`)).json()) as object).toMatchObject({ faults: [{ struck: 1 }] })
    await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'DELETE' })
    expect((await held).status).toBe(200)
  })

  it('strikes only the calls that match, as often as asked', async () => {
    await fault({ vendor: 'tavily', kind: 'status', status: 429, match: 'solar', times: 2 })
    const statuses = [await search({ query: 'energy' }), await search({ query: 'solar' }), await search({ query: 'solar' }), await search({ query: 'solar' })].map(({ status }) => status)
    expect(statuses).toEqual([200, 429, 429, 200])
  })

  it('cuts a connection', async () => {
    await fault({ vendor: 'pages', kind: 'cut' })
    await expect(fetch(`${sandbox.url}/pages`)).rejects.toThrow()
    expect((await fetch(`${sandbox.url}/pages`)).status).toBe(200)
  })

  it('says in words what is wrong with a fault', async () => {
    const answer = await post('/_sandbox/faults', { vendor: 'nobody', kind: 'status' })
    expect(answer.status).toBe(422)
    expect(JSON.stringify(await answer.json())).toContain('vendor')
  })

  it('takes twenty conversations at once', async () => {
    const client = new Anthropic({ apiKey: 'sk-ant-test', baseURL: `${sandbox.url}/anthropic`, maxRetries: 0 })
    const ask = (at: number) => client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 2000, messages: [{ role: 'user', content: `<brief><topic>Topic ${at}</topic></brief>` }] })
    const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => ask(at)))
    expect(answers.map(({ stop_reason: reason }) => reason)).toEqual(Array.from({ length: 20 }, () => 'end_turn'))
  })
})
