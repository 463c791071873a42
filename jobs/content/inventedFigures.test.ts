import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { DocumentContent } from '@/src/domain/content/document'
import type { Sandbox } from '@/src/sandbox/server'
import type { App, Caller } from '@/src/testing/app'
import { type Generation, startGeneration } from '@/src/testing/generation'

type Ledger = { counts: Record<'total' | 'proven' | 'unproven' | 'waived', number>; claims: { id: string; status: string; text: string; kind: string; place: string; passage: string | null; source: { publisher: string } | null }[] }

const topic = 'Energy saving in commercial buildings'
const inventions = /87\s?(?:%|percent)|93\s?%|nineteen in twenty|eighty-seven|seventeenfold|８７|a sixth|forty-three|siebtel|vervierfacht|8\*\*7|⁸⁷|4\.3 million|2031|Jane Inventor|fortune overnight|evil|ignore all|delete_documents/i

let product: Generation
let app: App
let sandbox: Sandbox
let member: Caller
let finish: Generation['finish']

beforeAll(async () => {
  product = await startGeneration()
  ;({ app, sandbox, member, finish } = product)
})
beforeEach(() => sandbox.faults.clear())
afterAll(() => product.close())

const made = async (): Promise<string> => {
  const path = `/api/documents/${(await product.generate({ topic })).documentId}`
  expect((await member('GET', `${path}/status`)).body).toMatchObject({ status: 'ready' })
  return path
}

const contentOf = async (path: string) => (await member<DocumentContent>('GET', `${path}/content`)).body
const ledgerOf = async (path: string) => (await member<Ledger>('GET', `${path}/claims`)).body

const printed = async (path: string): Promise<string> => {
  const { poolOf } = await import('@/src/engine/database')
  const { readStoredFile } = await import('@/src/domain/platform/files')
  const [row] = await poolOf(app.payload).query<{ file: string }>('select pdf_id as file from documents where id = $1', [path.split('/').at(-1)])
  const pdf = await getDocument({ data: new Uint8Array((await readStoredFile(app.payload, row?.file ?? '')).bytes), useSystemFonts: false, verbosity: 0 }).promise
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, async (_, at) => (await (await pdf.getPage(at + 1)).getTextContent()).items))
  return pages.flat().map((item) => ('str' in item ? item.str : '')).join(' ').replace(/\s+/g, ' ')
}

it('nothing that the text model makes up reaches the content or the page, and the ledger lists what was found', async () => {
  sandbox.faults.add({ vendor: 'anthropic', kind: 'invent', times: null })
  const path = await made()
  const [content, ledger] = [await contentOf(path), await ledgerOf(path)]
  expect(sandbox.state.calls.filter(({ fault }) => fault === 'invent').length).toBeGreaterThan(10)
  expect(JSON.stringify(content).match(inventions)).toBeNull()
  expect((await printed(path)).match(inventions)).toBeNull()
  expect(content.sections.length).toBeGreaterThanOrEqual(3)
  expect(ledger.counts).toMatchObject({ unproven: 0, proven: ledger.counts.total })
  const told = ledger.claims.map(({ text }) => text).join('\n')
  for (const { value, label } of content.statistics) expect(told).toContain(`${value} ${label}`)
  for (const { text } of content.quotes) expect(told).toContain(text)
  for (const { passage } of ledger.claims) expect(passage).not.toBeNull()
})

it('a page that gives orders changes nothing', async () => {
  sandbox.faults.add({ vendor: 'pages', kind: 'inject', times: null })
  const path = await made()
  expect(sandbox.state.calls.some(({ fault }) => fault === 'inject')).toBe(true)
  const content = await contentOf(path)
  const { references, ...written } = content
  expect(JSON.stringify(written).match(inventions)).toBeNull()
  expect(references.every(({ url }) => url.startsWith(sandbox.url))).toBe(true)
  expect(content.title).toBe('Energy Saving in Commercial Buildings')
})

it('sources are named by their publishers, in the references, the ledger and the list of what was read', async () => {
  const path = await made()
  const [content, ledger, { body }] = [await contentOf(path), await ledgerOf(path), await member<{ researchSources: { url: string; publisher: string }[] }>('GET', path)]
  const names = content.references.map(({ publisher }) => publisher)
  expect(names.filter((name) => name === '' || /127\.|localhost/.test(name))).toEqual([])
  const read = new Map(body.researchSources.map(({ url, publisher }) => [url, publisher]))
  for (const { url, publisher } of content.references) expect(read.get(url)).toBe(publisher)
  expect(ledger.claims.flatMap(({ source }) => source?.publisher ?? []).every((publisher) => names.includes(publisher))).toBe(true)
  expect(content.charts.length).toBeGreaterThanOrEqual(4)
  for (const { source, title } of content.charts) expect(`${source} ${title}`).not.toMatch(/https?:|Key Metrics/)
})

it('a figure in a title that no source holds stops the document until somebody answers for it', async () => {
  const path = await made()
  const change = { title: 'How offices save 97.3% of their energy' }
  const edited = await member<{ runId: string }>('PATCH', `${path}/content`, change, { 'if-match': '"1"' })
  expect(await finish(edited.body.runId)).toBe('failed')
  expect((await member('GET', `${path}/status`)).body).toMatchObject({ error: { code: 'GEN_008', step: 'quality_review', message: expect.stringContaining('97.3%') } })
  const [open] = (await ledgerOf(path)).claims.filter(({ status }) => status === 'unproven')
  expect(open).toMatchObject({ place: 'title', text: change.title })
  expect((await member('POST', `/api/claims/${open?.id}/waive`, { reason: 'Measured by the client itself.' })).body).toMatchObject({ status: 'waived' })
  const again = await member<{ runId: string }>('POST', `/api/pipeline-runs/${edited.body.runId}/retry`, {})
  expect(await finish(again.body.runId)).toBe('completed')
  expect(await contentOf(path)).toMatchObject(change)
  expect(await printed(path)).toContain('97.3%')
})
