import { Buffer } from 'node:buffer'
import { describe, expect, it } from 'vitest'
import { readText } from '@/src/domain/content/reading'

const text = async (content: string | Uint8Array, hints: object = {}) => (await readText({ bytes: Buffer.from(content as string), ...hints })).text
const utf16 = (content: string, big: boolean) => { const bytes = Buffer.from(content, 'utf16le'); return big ? bytes.swap16() : bytes }

describe('plain text', () => {
  it.each([
    ['UTF-8', Buffer.from('Größe 12 €')],
    ['UTF-8 with a mark', Buffer.from('\ufeffGröße 12 €')],
    ['windows-1252', Buffer.from([0x47, 0x72, 0xf6, 0xdf, 0x65, 0x20, 0x31, 0x32, 0x20, 0x80])],
    ['UTF-16 little-endian with a mark', utf16('\ufeffGröße 12 €', false)],
    ['UTF-16 big-endian with a mark', utf16('\ufeffGröße 12 €', true)],
    ['UTF-16 without a mark', utf16('Größe 12 €', false)],
  ])('is read from %s', async (_name, bytes) => expect(await text(bytes)).toBe('Größe 12 €'))

  it('loses invisible characters and odd spaces, never letters or figures', async () => {
    expect(await text('12\u00a0000\u202fMW  of\u200b capa\u00adcity\r\n\r\n\r\n\r\nNext\tline \r\nmore')).toBe('12 000 MW of capacity\n\nNext line\nmore')
  })

  it('longer than is kept is cut at a paragraph, with a note', async () => {
    const read = await readText({ bytes: Buffer.from(`${'word '.repeat(20)}\n\n`.repeat(6000)) })
    expect(read.text.length).toBeLessThanOrEqual(500_000)
    expect([read.text.endsWith('word'), read.note]).toEqual([true, 'Only the first 500,000 characters were read.'])
  })
})

describe('Markdown', () => {
  const markdown = `---\nlayout: post\n---\n# Storage\n\nIt *grew* by **12.5%** in [2024](https://a.example/x_(1) "t"), see \`code\`.\n\n| Region | Growth |\n|:--|--:|\n| North | 12% |\n| **South** | 9% |\n\n- snake_case_name * 2 * 3\n`

  it('is read to its end, however its tables are ruled', async () => {
    const ruled = `| ${'-'.repeat(100_000)} Total |\n| ${'--:'.repeat(30_000)}x |`
    expect(await text(ruled, { fileName: 'ruled.md' })).toContain('Total')
  })

  it('loses marks and addresses, keeps words, and its tables become labelled lines', async () => {
    const read = await readText({ bytes: Buffer.from(markdown), fileName: 'a.md' })
    expect(read.title).toBe('Storage')
    expect(read.text).toContain('It grew by 12.5% in 2024')
    expect(read.text).toContain('Region: North; Growth: 12%\nRegion: South; Growth: 9%')
    expect(read.text).toContain('- snake_case_name * 2 * 3')
    expect(read.text).not.toMatch(/layout: post|https:|\*\*/)
  })

  it('of hostile size and shape does not hold up the process, and says when only a part was read', async () => {
    const read = await readText({ bytes: Buffer.from(`# T\n\n${'|a\n'.repeat(300_000)}${'**'.repeat(500_000)}\n${'[a]('.repeat(200_000)}`) })
    expect(read.note).toBe('Only the first 500,000 characters were read.')
    expect((await readText({ bytes: Buffer.from(`# T\n\n${'\n'.repeat(1_000_000)}end`) })).note).toBe('Only the first part of this file was read.')
  }, 20_000)

  it('is known by its marks without a name', async () => expect(await text('# Title\n\n**Bold** word')).toBe('# Title\n\nBold word'))
})

describe('what is no text', () => {
  const junk = Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7919 + (index >> 3) * 31) % 256))

  it.each([
    ['binary junk', junk], ['a picture', Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1')], ['an old Office file', Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1')],
    ['RTF', Buffer.from('{\\rtf1 hello}')], ['a program', Buffer.from('\x7fELF\x02\x01', 'latin1')], ['zeros', Buffer.alloc(100)],
  ])('%s is refused, whatever it is called', async (_name, bytes) => {
    await expect(readText({ bytes, fileName: 'report.pdf', mimeType: 'application/pdf' })).rejects.toMatchObject({ code: 'FILE_002', status: 415, message: expect.stringContaining('can be read') as string })
  })

  it('an empty file and one of blanks say so', async () => {
    await expect(text('')).rejects.toMatchObject({ code: 'VAL_001', message: 'The file is empty.' })
    await expect(text(' \n\t ')).rejects.toMatchObject({ code: 'VAL_001', message: 'No readable text was found.' })
  })

  it('more than 25 MB is refused unread', async () => {
    await expect(readText({ bytes: Buffer.alloc(25_000_001, 'a') })).rejects.toMatchObject({ code: 'FILE_001', status: 413, message: 'The file has 25 MB; at most 25 MB can be read.' })
  })
})
