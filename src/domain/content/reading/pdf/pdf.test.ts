import { describe, expect, it } from 'vitest'
import { readText } from '@/src/domain/content/reading'
import { pdfDate } from '@/src/domain/content/reading/pdf/read'
import { pdfOf } from '@/src/domain/content/reading/testFiles'
import { extract } from '@/src/domain/content/reading/worker/run'

const page = (number: number, of: number): [string, number, number][] => [
  ['Annual storage report', 50, 810],
  [`In year ${2000 + number} the installed capac-`, 50, 760],
  [`ity grew by ${number}.5 percent.`, 50, 746],
  ['Prices fell at the same time.', 50, 732],
  [`A second paragraph begins here, on page ${number}.`, 50, 690],
  [`Page ${number} of ${of}`, 270, 30],
]
const whole = (count: number) => pdfOf(Array.from({ length: count }, (_, index) => page(index + 1, count)), { info: '/Title (Storage 2025) /Author (The Agency) /CreationDate (D:20250301120000Z)' })

describe('a PDF', () => {
  it('becomes paragraphs with whole words, without running headers and page numbers', async () => {
    const read = await readText({ bytes: whole(5) })
    expect(read).toMatchObject({ pageCount: 5, title: 'Storage 2025', byline: 'The Agency', publishedAt: '2025-03-01T00:00:00.000Z' })
    expect(read.text.split('\n\n').slice(0, 2)).toEqual(['In year 2001 the installed capacity grew by 1.5 percent. Prices fell at the same time.', 'A second paragraph begins here, on page 1.'])
    expect(read.text).not.toMatch(/Annual storage report|Page \d/)
    expect(read.note).toBeUndefined()
  })

  it('keeps the figures of a table in the row of their label', async () => {
    const rows: [string, number, number][] = [['Region', 50, 700], ['2023', 200, 700], ['2024', 300, 700], ['North', 50, 685], ['12%', 200, 685], ['15%', 300, 685]]
    expect((await readText({ bytes: pdfOf([rows]) })).text).toBe('Region | 2023 | 2024\nNorth | 12% | 15%')
  })

  it('whose owner forbids printing is read like any other', async () => {
    expect((await readText({ bytes: pdfOf([page(1, 1)], { password: '' }) })).text).toContain('the installed capacity grew by 1.5 percent')
  })

  it('of 300 pages is read within the limits', async () => {
    const read = await readText({ bytes: whole(300) })
    expect(read.pageCount).toBe(300)
    expect(read.text.includes('In year 2300 the installed capacity grew by 300.5 percent.')).toBe(true)
  }, 40_000)

  it('with more text than is kept is cut, with a note', async () => {
    const long: [string, number, number][] = Array.from({ length: 60 }, (_, index) => [`Line ${index} ${'of a very long report '.repeat(8)}`, 20, 830 - index * 13])
    const read = await readText({ bytes: pdfOf(Array.from({ length: 80 }, () => long)) })
    expect(read.text.length).toBeLessThanOrEqual(500_000)
    expect(read.text.length).toBeGreaterThan(400_000)
    expect(read.note).toMatch(/^Only the first \d+ of 80 pages were read\./)
  })

  it.each([
    ['protected with a password', pdfOf([page(1, 1)], { password: 'open sesame' }), /protected with a password/],
    ['of scanned pages', pdfOf([[], [], []]), /pictures of pages and no text/],
    ['that is damaged', Buffer.from('%PDF-1.7\nnothing more'), /damaged/],
  ])('%s gets a sentence that helps', async (_name, bytes, sentence) => {
    await expect(readText({ bytes })).rejects.toMatchObject({ code: 'VAL_001', status: 422, message: expect.stringMatching(sentence) as string })
  })

  it('that takes too long or too much memory ends, and the process goes on', async () => {
    await expect(extract({ kind: 'pdf', bytes: whole(300) }, { timeoutMs: 1 })).rejects.toThrow('too complex')
    await expect(extract({ kind: 'pdf', bytes: whole(300) }, { memoryMb: 4 })).rejects.toThrow('too complex')
    expect((await readText({ bytes: whole(1) })).pageCount).toBe(1)
  })
})

describe('the date of a PDF', () => {
  it.each([['D:20250301120000Z', '2025-03-01T00:00:00.000Z'], ['D:2024', '2024-01-01T00:00:00.000Z'], ['20230405', '2023-04-05T00:00:00.000Z'], ['D:99990101', undefined], ['yesterday', undefined], [undefined, undefined]])(
    '%s', (given, iso) => expect(pdfDate(given)).toBe(iso))
})
