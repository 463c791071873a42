import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DocumentContent } from '@/src/domain/content/document'
import { buildSource } from '@/src/testing/build'
import { type Generation, startGeneration } from '@/src/testing/generation'

type Status = { status: string; error?: { code: string; step: string; message: string } }
type Claims = { counts: { total: number; proven: number; unproven: number } }

let product: Generation

beforeAll(async () => {
  product = await startGeneration()
})
afterAll(() => product.close())

const madeFrom = async (topic: string, note: string, title = topic) => {
  const { app, client, member, generate } = product
  const source = await buildSource(app.payload, { client, title, note })
  const { documentId } = await generate({ topic, sourceIds: [source.id], sourcesOnly: true })
  return { path: `/api/documents/${documentId}`, status: (await member<Status>('GET', `/api/documents/${documentId}/status`)).body }
}

/** Whether the machine has a font for Chinese is its own affair; without one such a topic is refused before a run starts. */
const isRefused = async (name: string, topic: string): Promise<boolean> => {
  const { unwritableScripts } = await import('@/src/domain/content/text/scripts')
  if (name !== 'chinese' || !unwritableScripts().includes('Han')) return false
  const { status, body } = await product.member<{ errors: { message: string; data: { code: string } }[] }>('POST', `/api/clients/${product.client}/documents/generate`, { topic })
  expect(status).toBe(422)
  expect(body.errors[0]).toMatchObject({ data: { code: 'VAL_001' }, message: expect.stringMatching(/font/) })
  return true
}

describe('a report in another script', () => {
  it.each([
    ['arabic', 'كفاءة الطاقة في المباني التجارية', /\p{Script=Arabic}/u],
    ['chinese', '商业建筑的能源效率', /\p{Script=Han}/u],
    ['russian', 'Энергоэффективность коммерческих зданий', /\p{Script=Cyrillic}/u],
  ])('(%s) becomes a document of its own words, each figure proven', async (name, topic, script) => {
    if (await isRefused(name, topic)) return
    const note = await readFile(path.join(import.meta.dirname, 'testing', `${name}.txt`), 'utf8')
    const { path: at, status } = await madeFrom(topic, note)
    expect(status).toMatchObject({ status: 'ready' })
    const { body: content } = await product.member<DocumentContent>('GET', `${at}/content`)
    const texts = content.sections.flatMap(({ lead, paragraphs }) => [lead, ...paragraphs]).filter(Boolean)
    expect(texts.length).toBeGreaterThan(3)
    expect(texts.filter((text) => !script.test(text))).toEqual([])
    const { body: ledger } = await product.member<Claims>('GET', `${at}/claims`)
    expect(ledger.counts).toMatchObject({ unproven: 0, proven: ledger.counts.total })
    expect(ledger.counts.total).toBeGreaterThan(5)
    expect(new Set(content.sections.map(({ title }) => title)).size).toBe(content.sections.length)
  })
})

describe('a note of a few sentences as the only source', () => {
  it.each([
    ['one', 'The lighting retrofit of the two office towers cut their use of electricity by 31 percent within one year.'],
    ['three', 'The lighting retrofit of the two office towers cut their use of electricity by 31 percent within one year. The work cost $240,000 and was paid back in 26 months. Tenants of both towers asked for the same lamps in their car park.'],
    ['five, none of which says anything', 'Lamps. Lights. Towers. Offices. Cars.'],
  ])('of %s is too little, and the answer says what would help', async (_, note) => {
    const { status } = await madeFrom('Lighting in office towers', note)
    expect(status).toMatchObject({ status: 'failed', error: { code: 'GEN_011', message: expect.stringMatching(/too little.*(?:paragraphs|searched)/i) as string } })
  })
})
