import { describe, expect, it } from 'vitest'
import { readText } from '@/src/domain/content/reading'
import { checkedDocx } from '@/src/domain/content/reading/docx/zip'
import { docxOf, wordBody, zipOf } from '@/src/domain/content/reading/testFiles'

const { heading, paragraph, table } = wordBody
const core = '<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>Storage &amp; grids</dc:title><dc:creator>The Agency</dc:creator><dcterms:created xsi:type="x">2025-03-01T09:00:00Z</dcterms:created></cp:coreProperties>'
const body = heading('Storage') + paragraph('Capacity grew by 12.5% in 2024.') + table([['Region', 'Growth'], ['North', '12%'], ['South', '9%']]) + paragraph('R&amp;D &lt;continues&gt;.')
const zeros = '<a>' + ' '.repeat(30_000_000)

describe('a Word document', () => {
  it('becomes paragraphs, headings and lines of tables, with its properties', async () => {
    expect(await readText({ bytes: docxOf(body, { 'docProps/core.xml': core }), fileName: 'x.bin' })).toEqual({
      text: '# Storage\n\nCapacity grew by 12.5% in 2024.\n\nRegion: North; Growth: 12%\nRegion: South; Growth: 9%\n\nR&D <continues>.',
      title: 'Storage & grids', byline: 'The Agency', publishedAt: '2025-03-01T09:00:00.000Z',
    })
  })

  it.each([
    ['a zip of something else', zipOf({ 'readme.txt': 'hello' }), 'FILE_002', /zip file/],
    ['a document without text', docxOf(''), 'VAL_001', /No readable text/],
    ['a cut file', docxOf(body).subarray(0, 700), 'VAL_001', /damaged/],
    ['a document whose part is broken', docxOf(body, { 'word/document.xml': 'no xml <<<' }), 'VAL_001', /damaged/],
    ['a bomb', docxOf(body, { 'word/document.xml': zeros }), 'VAL_001', /too complex/],
    ['a bomb that lies about its size', docxOf(body, { 'word/document.xml': { content: zeros, claims: 1000 } }), 'VAL_001', /damaged/],
    ['a bomb of thousands of parts', docxOf(body, Object.fromEntries(Array.from({ length: 6000 }, (_, index) => [`x/${index}`, '']))), 'VAL_001', /too complex/],
  ])('%s is refused with a sentence', async (_name, bytes, code, sentence) => {
    await expect(readText({ bytes })).rejects.toMatchObject({ code, message: expect.stringMatching(sentence) as string })
  })

  it('that lies about a size is refused by the check itself, before the Word library unpacks it', () => {
    expect(() => checkedDocx(docxOf(body, { 'word/document.xml': { content: zeros, claims: 1000 } }))).toThrow('damaged')
    expect(checkedDocx(docxOf(body, { 'docProps/core.xml': core })).core).toBe(core)
  })
})
