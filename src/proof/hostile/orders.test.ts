import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readFileSync, readdirSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { buildSource } from '@/src/testing/build'
import { startGeneration, type Generation } from '@/src/testing/generation'
import { openRecorder, type Recorder } from '../canaries/recorder'
import { injections } from './lists'
import { obedient, planted } from './obedient'

type Asked = { model: string; system?: { text: string }[]; messages: { content: { text: string }[] }[]; tools?: unknown; tool_choice?: unknown }
type Content = { references: { url: string | null }[] }

let made: Generation
let recorder: Recorder
let sinkhole: Server
let [isObedient, isPlanted] = [false, false]
const hits: string[] = []

beforeAll(async () => {
  sinkhole = createServer((request, response) => {
    hits.push(String(request.url))
    response.end('reached')
  })
  await new Promise<void>((resolve) => sinkhole.listen(0, '127.0.0.1', resolve))
  const inside = [`http://127.0.0.1:${(sinkhole.address() as AddressInfo).port}/page`, 'http://169.254.169.254/latest/meta-data', 'javascript:alert(1)', 'file:///etc/passwd']
  made = await startGeneration(async (sandboxUrl) => {
    recorder = await openRecorder(sandboxUrl, (path, request, answer) => {
      if (path.startsWith('/tavily') && isPlanted) return planted(answer, injections, inside)
      return path.startsWith('/anthropic') && isObedient ? obedient(request, answer) : answer
    })
    Object.assign(process.env, { ANTHROPIC_BASE_URL: `${recorder.url}/anthropic`, TAVILY_BASE_URL: `${recorder.url}/tavily`, FREEPIK_BASE_URL: `${recorder.url}/freepik` })
  })
})
beforeEach(() => {
  made.sandbox.faults.clear()
  recorder.heard.length = 0
  hits.length = 0
  ;[isObedient, isPlanted] = [false, false]
})
afterAll(async () => {
  await new Promise((resolve) => sinkhole.close(resolve))
  await made.close()
  await recorder.close()
})

const topic = 'Energy efficiency in commercial buildings'
const sql = <R extends object>(text: string, ...values: unknown[]) => poolOf(made.app.payload).query<R>(text, values)

/** A document from end to end: what it says, as its reader gets it and as it is printed. */
const document = async (body: object): Promise<{ content: Content; text: string; links: string }> => {
  const { documentId } = await made.generate({ topic, ...body })
  const { body: status } = await made.member<{ status: string; error?: unknown }>('GET', `/api/documents/${documentId}/status`)
  expect([status.status, status.error]).toEqual(['ready', undefined])
  const { body: content } = await made.member<Content>('GET', `/api/documents/${documentId}/content`)
  const [row] = await sql<{ file: string }>('select pdf_id as file from documents where id = $1', documentId)
  const [{ readStoredFile }, { readPdf }] = await Promise.all([import('@/src/domain/platform/files'), import('@/src/domain/content/reading/pdf/read')])
  const { bytes } = await readStoredFile(made.app.payload, row!.file)
  return { content, text: (await readPdf(new Uint8Array(bytes))).text, links: Buffer.from(bytes).toString('latin1') }
}
const evil = /evil\.example|evil corp|javascript:|169\.254|\bHACKED\.|etc\/passwd/i
const expectInnocent = ({ content, text, links }: Awaited<ReturnType<typeof document>>): void => {
  expect(JSON.stringify(content).match(evil)).toBeNull()
  expect(text.match(evil)).toBeNull()
  expect(links).not.toMatch(/\/URI\s*\((?:https?:\/\/evil|javascript:)/i)
  expect(content.references.length).toBeGreaterThan(0)
  expect(hits).toEqual([])
}

const asked = (): Asked[] => recorder.heard.filter((text) => text.startsWith('POST /anthropic')).map((text) => JSON.parse(text.slice(text.indexOf('{'))) as Asked)
const tasksOf = ({ messages }: Asked): string[] => [...messages.flatMap(({ content }) => content).map(({ text }) => text).join('\n').matchAll(/<task>([^<]*)<\/task>/g)].map(([, task]) => task!)
/** What each call was about, by whom it was answered, and what it may do: the same, whatever was read. */
const termsOf = (calls: readonly Asked[]): string[] => [...new Set(calls.map((call) => JSON.stringify([tasksOf(call), call.model, call.system, call.tools, call.tool_choice])))].sort()

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
const repeated = (text: string): string[] => {
  const said = words(text).join(' ')
  const instructions = readdirSync('templates/prompts').map((name) => words(readFileSync(`templates/prompts/${name}`, 'utf8')))
  return instructions.flatMap((all) => all.slice(8).map((_, at) => all.slice(at, at + 9).join(' '))).filter((run) => said.includes(run))
}

describe('orders in what is read', () => {
  it('in notes change neither what is made nor where it leads', async () => {
    const { demoSources } = await import('@/src/seed/demoSources')
    const sources = []
    for (const [at, { title, note }] of demoSources.entries()) sources.push((await buildSource(made.app.payload, { client: made.client, title, note: `${note}\n\n${injections[at % injections.length]}` })).id)
    expectInnocent(await document({ sourceIds: sources, sourcesOnly: true }))
  }, 300_000)

  it('in web pages and search results change no task, no instructions, no tools and no address that is called', async () => {
    await document({})
    const terms = termsOf(asked())
    expect(terms.length).toBeGreaterThan(5)
    recorder.heard.length = 0
    made.sandbox.faults.add({ vendor: 'pages', kind: 'inject', times: null })
    isPlanted = true
    const [before] = await sql<{ count: number }>('select count(*)::int as count from documents where deleted_at is null')
    expectInnocent(await document({}))
    expect(made.sandbox.state.calls.some(({ fault }) => fault === 'inject')).toBe(true)
    expect(recorder.heard.some((text) => text.startsWith('POST /anthropic') && /evil\.example/.test(text))).toBe(true)
    expect(termsOf(asked()).filter((each) => !terms.includes(each) && !each.includes('rewrite_sentences'))).toEqual([])
    expect(asked().filter((call) => tasksOf(call).length !== 1 || call.tools || call.tool_choice)).toEqual([])
    expect(await sql('select count(*)::int as count from documents where deleted_at is null')).toEqual([{ count: before!.count + 1 }])
  }, 300_000)

  it('that the text model obeys bring neither addresses nor our instructions into the document', async () => {
    isObedient = true
    const { content, text, links } = await document({})
    expect(asked().length).toBeGreaterThan(5)
    expectInnocent({ content, text, links })
    expect(repeated(JSON.stringify(content))).toEqual([])
    expect(repeated(text)).toEqual([])
  }, 300_000)
})
