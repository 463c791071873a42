import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { resolveBranding } from '@/src/domain/content/branding/resolve'
import { documentContentSchema } from '@/src/domain/content/document'
import { sampleContent, shippedCodes, shippedDesign } from './document/designs'
import { renderDocument } from './document/render'
import type { Design } from './document/types'
import { closeTemplates } from './liquid/liquid'
import { renderPagePictures, renderPdf } from './pdf'
import { DrawingPool } from './weasyprint/pool'

const pool = new DrawingPool({ size: 2 })
const page = (body: string, head = '<title>A title</title>') => ({ html: `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`, assets: [] })
const draw = (body: string, head?: string) => renderPdf(page(body, head), pool)
const cause = (body: string, head?: string) => draw(body, head).then(() => 'drawn', (error: { code: string; message: string }) => `${error.code} ${error.message}`)

afterAll(async () => {
  pool.close()
  await closeTemplates()
})

describe('what a document may load', () => {
  it('a missing file is an error, not a hole in the page', async () => {
    expect(await cause('<img src="asset:cover" alt="A cover">')).toBe('GEN_004 The PDF could not be drawn: the file asset:cover is missing.')
    expect(await cause('<p style="background: url(asset:ground)">x</p>')).toContain('asset:ground is missing')
  })
  it.each(['http://127.0.0.1/x.png', 'https://example.com/x.png', 'file:///etc/passwd', 'ftp://example.com/x', '//example.com/x.png', 'FILE:///etc/passwd'])('%s is refused', async (address) => {
    expect(await cause(`<img src="${address}" alt="x">`)).toMatch(/^GEN_004/)
    expect(await cause('x', `<title>t</title><style>@import url("${address}"); p { background: url("${address}") }</style>`)).toMatch(/^GEN_004/)
  })
  it('a large embedded picture is refused', async () => expect(await cause(`<img alt="x" src="data:image/png;base64,${'A'.repeat(200_000)}">`)).toContain('too large'))
  it.each(['<script>1</script>', '<iframe src="asset:x"></iframe>', '<object data="asset:x"></object>', '<p onclick="x">y</p>', '<a href="javascript:x">y</a>', '<a href="file:///etc/passwd">y</a>', '<link rel="attachment" href="file:///etc/passwd">'])(
    'markup that could do something is refused: %s',
    async (markup) => expect(await cause(markup)).toContain('not allowed in a document'),
  )
  it('a rule that the renderer does not know is an error', async () => expect(await cause('x', '<title>t</title><style>p { colour: red }</style>')).toContain('colour: red'))
  it('a value that fails only where it is used is an error each time, also in a stylesheet read before', async () => {
    const head = '<title>t</title><style>:root { --wide: red } p { width: var(--wide) }</style>'
    const own = new DrawingPool({ size: 1 })
    const causes = [0, 1].map(() => renderPdf(page('<p>x</p>', head), own).catch((error: Error) => error.message))
    for (const message of await Promise.all(causes)) expect(message).toContain('width: red')
    own.close()
  })
  it('a stylesheet read before has none of the rules of its companions then', async () => {
    const own = new DrawingPool({ size: 1 })
    const wide = '<style>@page { size: 4in 5in }</style>'
    const plain = '<style>p { color: red }</style>'
    const sizes = []
    for (const styles of [plain + wide, plain, wide]) {
      const { pdf } = await renderPdf(page('<p>x</p>', `<title>t</title>${styles}`), own)
      sizes.push((await (await getDocument({ data: pdf, verbosity: 0 }).promise).getPage(1)).view.slice(2))
    }
    expect(sizes[0]).toEqual([288, 360])
    expect(sizes[1]).not.toEqual([288, 360])
    expect(sizes[2]).toEqual([288, 360])
    own.close()
  })
  it('a document without title or language is refused', async () => {
    expect(await cause('x', '')).toContain('no title')
    expect(await renderPdf({ html: '<title>t</title>x', assets: [] }, pool).catch((error: Error) => error.message)).toContain('no language')
  })
})

describe('what the drawing reports', () => {
  it('text that leaves the paper or its box', async () => {
    const { overflow } = await draw('<p style="white-space: nowrap; font-size: 40pt">A line that is far too long for any paper of this world</p>')
    expect(overflow).toEqual(['page 1: "A line that is far too long for any paper of this world"'])
    expect((await draw('<p>A line that fits</p>')).overflow).toEqual([])
  })
  it('a letter that no font has', async () => expect((await draw('<p>\u{1F9FF}\u{12000}\u{E123}</p>')).warnings.join(' ')).toContain('U+E123'))
})

it('letters of several scripts stand side by side, each in its own shape', async () => {
  const words = 'Energy Энергия Ενέργεια Łódź năng lượng'
  const { pdf } = await draw(`<p style="font-family: Inter">${words}</p>`)
  const page = await (await getDocument({ data: pdf.slice(), verbosity: 0 }).promise).getPage(1)
  expect((await page.getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join('')).toBe(words)
})

it('a line is filled up to the last word that fits before a marked word', async () => {
  const text = 'In the sample 23 percent of the energy was used outside opening <b>hours.</b> The share was largest in buildings without a named person for <b>energy.</b>'
  const linesOf = async (body: string): Promise<string[]> => {
    const paragraphs = Array.from({ length: 40 }, (_, at) => `<p style="width: ${130 + at}pt">${body}</p>`).join('')
    const { pdf } = await draw(paragraphs, '<title>t</title><style>p { font: 10.5pt/16.5pt Inter } b { font-weight: 400; white-space: nowrap }</style>')
    const file = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise
    const pages = await Promise.all(Array.from({ length: file.numPages }, async (_, at) => (await (await file.getPage(at + 1)).getTextContent()).items))
    return pages.flatMap((items) => {
      const lines = new Map<number, string>()
      for (const item of items) if ('str' in item) lines.set(item.transform[5] as number, `${lines.get(item.transform[5] as number) ?? ''}${item.str.replace(/\s/g, '')}`)
      return [...lines.values()].filter(Boolean)
    })
  }
  expect(await linesOf(text)).toEqual(await linesOf(text.replace(/<\/?b>/g, '')))
})

describe('pages as pictures', () => {
  it('have the width asked for, and a page that is not there is left out', async () => {
    const { pdf } = await draw('<p>One</p><p style="break-before: page">Two</p>', '<title>t</title><style>@page { size: 8.5in 11in }</style>')
    const pictures = await renderPagePictures(pdf, { width: 400, pages: [1, 2, 3] }, pool)
    expect(await Promise.all(pictures.map((picture) => sharp(picture).metadata().then(({ format, width, height }) => [format, width, height])))).toEqual([['png', 400, 518], ['png', 400, 518]])
  })
  it('are not made of what is no PDF', async () => {
    await expect(renderPagePictures(new Uint8Array([1, 2, 3]), {}, pool)).rejects.toMatchObject({ code: 'GEN_004' })
  })
})

describe('the pool', () => {
  it('replaces a process that was killed, and the document of the other process is not touched', async () => {
    const own = new DrawingPool({ size: 2 })
    await own.warm()
    const [first, second] = own.pids
    const slow = page(Array.from({ length: 400 }, (_, at) => `<p>Paragraph ${at} with some words to lay out.</p>`).join(''))
    const drawings = [own.draw({ kind: 'draw', ...slow }), own.draw({ kind: 'draw', ...slow })].map((drawing) => drawing.then(() => 'drawn', () => 'lost'))
    process.kill(first ?? 0, 'SIGKILL')
    expect((await Promise.all(drawings)).sort()).toEqual(['drawn', 'lost'])
    expect((await own.draw({ kind: 'draw', ...page('again') })).answer.ok).toBe(true)
    expect(own.pids).toContain(second)
    expect(own.pids).not.toContain(first)
    own.close()
  })
  it('kills a drawing that takes too long and draws the next', async () => {
    const own = new DrawingPool({ size: 1, timeoutMs: 1500 })
    await own.warm()
    const endless = page(`<div style="column-count: 3">${'<p style="float: left; width: 1%">x</p>'.repeat(60_000)}</div>`)
    await expect(own.draw({ kind: 'draw', ...endless })).rejects.toThrow('longer than 1.5 seconds')
    own.close()
  })
  it('starts a fresh process after its share of documents', async () => {
    const own = new DrawingPool({ size: 1, documentsPerProcess: 2 })
    await own.warm()
    const [before] = own.pids
    for (let at = 0; at < 3; at += 1) await own.draw({ kind: 'draw', ...page('x') })
    expect(own.pids).toHaveLength(1)
    expect(own.pids).not.toContain(before)
    own.close()
    await expect(own.draw({ kind: 'draw', ...page('x') })).rejects.toThrow('shutting down')
  })
  it('names the way out when the renderer is not installed', async () => {
    const own = new DrawingPool({ python: '/nowhere/python' })
    await expect(renderPdf(page('x'), own)).rejects.toMatchObject({ code: 'GEN_004', message: expect.stringContaining('npm run doctor') as string })
  })
})

describe.each(shippedCodes())('the sample in %s', (code) => {
  it('has room for a title of 499 letters on its cover', async () => {
    const title = `${'energy that commercial buildings use outside opening hours, '.repeat(9)}`.slice(0, 498).replace(/\s\S*$/, '').padEnd(499, 's')
    const content = documentContentSchema.parse({ ...(sampleContent() as object), title })
    const branding = resolveBranding({ companyName: 'Northwind' }, {}, 2026)
    const { html } = await renderDocument({ content, branding, template: shippedDesign(code) as unknown as Design, assets: [], locale: 'en-US', pageSize: 'letter', meta: { generatedAt: '2026-04-20T09:00:00Z', timeZone: 'UTC' } })
    const { overflow, pdf } = await renderPdf({ html, assets: [] }, pool)
    const cover = await (await getDocument({ data: pdf, verbosity: 0 }).promise).getPage(1)
    const words = (await cover.getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join(' ').replace(/\s+/g, ' ')
    expect(overflow).toEqual([])
    expect(words).toContain(title)
  })
  it('is a tagged PDF with title, language and bookmarks, with no text out of place', async () => {
    const content = documentContentSchema.parse(sampleContent())
    const branding = resolveBranding({ companyName: 'Northwind' }, { colorAccent1: '#0f4c81' }, 2026)
    const template = shippedDesign(code) as unknown as Design
    const { html } = await renderDocument({ content, branding, template, assets: [], locale: 'en-US', pageSize: 'letter', meta: { generatedAt: '2026-04-20T09:00:00Z', timeZone: 'UTC' } })
    const { pdf, pageCount, warnings, overflow } = await renderPdf({ html, assets: [] }, pool)
    expect({ warnings, overflow }).toEqual({ warnings: [], overflow: [] })
    expect(pdf.byteLength).toBeLessThan(3_000_000)
    const file = await getDocument({ data: pdf, verbosity: 0 }).promise
    expect(file.numPages).toBe(pageCount)
    expect((await file.getMarkInfo())?.Marked).toBe(true)
    expect((await file.getMetadata()).info).toMatchObject({ Title: content.title, Language: 'en-US' })
    const bookmarks = (await file.getOutline()).map(({ title }) => title.trim())
    expect(bookmarks).toEqual(['Executive summary', ...content.sections.map(({ title }) => title), content.conclusion?.title, 'References'])
    const alternatives = JSON.stringify(await Promise.all(Array.from({ length: pageCount }, (_, at) => file.getPage(at + 1).then((one) => one.getStructTree()))))
    for (const chart of content.charts) expect(alternatives).toContain(`Chart: ${chart.title}`)
  })
})
