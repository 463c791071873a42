import { readFileSync } from 'node:fs'
import path from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { resolveBranding } from '@/src/domain/content/branding/resolve'
import { cssVariables } from '@/src/domain/content/branding/variables'
import { derivePalette } from '@/src/domain/content/branding/derive'
import { documentContentSchema, type DocumentContent } from '@/src/domain/content/document'
import { scriptSamples } from '@/src/domain/content/text/scripts'
import { env } from '@/src/env'
import { sampleContent, sharedDesign, shippedDesign } from './document/designs'
import { renderDocument } from './document/render'
import type { Design } from './document/types'
import { closeTemplates } from './liquid/liquid'
import { renderPagePictures, renderPdf } from './pdf'
import { DrawingPool } from './weasyprint/pool'

const pool = new DrawingPool({ size: 1 })
const branding = resolveBranding({ companyName: 'Northwind' }, { colorAccent1: '#0f4c81' }, 2026)
const sample = () => documentContentSchema.parse(sampleContent())
const open = (pdf: Uint8Array) => getDocument({ data: pdf.slice(), verbosity: 0 }).promise

const drawn = async (code: string, content: DocumentContent) => {
  const template = shippedDesign(code) as unknown as Design
  const { html } = await renderDocument({ content, branding, template, assets: [], locale: 'en-US', pageSize: 'letter', meta: { generatedAt: '2026-04-20T09:00:00Z', timeZone: 'UTC' } })
  return renderPdf({ html, assets: [] }, pool)
}

const short = (content: DocumentContent): DocumentContent => ({
  ...content,
  sections: content.sections.map((section) => ({ ...section, subheadings: [], paragraphs: section.paragraphs.slice(0, 1).map((text) => text.split(/(?<=\.)\s/).slice(0, 2).join(' ')) })),
})

/** The page of each bookmark, and the numbers at the ends of the lines of the contents. */
const numbersOf = async (pdf: Uint8Array) => {
  const file = await open(pdf)
  const marks = await Promise.all((await file.getOutline()).map(async ({ dest }) => {
    const place = typeof dest === 'string' ? await file.getDestination(dest) : dest
    return (await file.getPageIndex((place as [never])[0])) + 1
  }))
  const texts = (await (await file.getPage(2)).getTextContent()).items.flatMap((item) => ('str' in item && /^[\s.]*\d+$/.test(item.str) ? [{ x: item.transform[4] + item.width, number: Number(/\d+$/.exec(item.str)![0]), y: item.transform[5] as number }] : []))
  const right = Math.max(...texts.map(({ x }) => x))
  return { marks, told: texts.filter(({ x, y }) => right - x < 4 && y > 60).sort((a, b) => b.y - a.y).map(({ number }) => number) }
}

afterAll(async () => {
  pool.close()
  await closeTemplates()
})

describe('after pictures changed places', () => {
  it.each(['EXEC_01', 'MINIMAL_02', 'MODERN_03'])('the contents of %s tell where the sections are now', async (code) => {
    const { marks, told } = await numbersOf((await drawn(code, sample())).pdf)
    expect(told).toEqual(marks)
  })
  it.each([['BOLD_05', 11], ['MODERN_03', 11], ['EXEC_01', 10]])('sections of a few lines in %s leave no half-empty pages behind: %i pages', async (code, most) => {
    const { pageCount, overflow } = await drawn(code, short(sample()))
    expect(pageCount).toBeLessThanOrEqual(most)
    expect(overflow).toEqual([])
  })
})

describe('a call-out', () => {
  const barOf = async (code: string, direction: 'ltr' | 'rtl') => {
    const css = [cssVariables(derivePalette(branding.colors)), sharedDesign().base, shippedDesign(code).css, '@page { size: 4in 4in; margin: 20pt }', '.callout.callout { margin: 0 }'].join('\n')
    const body = '<section class="section"><div class="callout callout-tip"><p class="callout-text">x</p></div></section>'
    const { pdf } = await renderPdf({ html: `<!doctype html><html lang="en" dir="${direction}"><head><title>t</title><style>${css}</style></head><body>${body}</body></html>`, assets: [] }, pool)
    const { data, info } = await sharp((await renderPagePictures(pdf, { width: 576 }, pool))[0]).removeAlpha().raw().toBuffer({ resolveWithObject: true })
    const columns = Array.from({ length: info.width }, (_, x) => Array.from({ length: info.height }, (_, y) => data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)).filter(([r, g, b]) => r === 0x10 && g === 0xb9 && b === 0x81).length)
    const bar = columns.flatMap((count, x) => (count > 30 ? [x] : []))
    return { width: bar.length, side: bar.length === 0 ? 'none' : bar[0]! < info.width / 2 ? 'left' : 'right' }
  }
  it.each(['EXEC_01', 'CORP_04', 'BOLD_05'])('of %s has its bar where reading begins', async (code) => {
    const [ltr, rtl] = [await barOf(code, 'ltr'), await barOf(code, 'rtl')]
    expect([ltr.side, rtl.side]).toEqual(['left', 'right'])
    expect(Math.abs(rtl.width - ltr.width)).toBeLessThanOrEqual(1)
  })
  it.each(['MINIMAL_02', 'MODERN_03'])('of %s has a rule above and no bar, in both directions', async (code) => {
    expect([(await barOf(code, 'ltr')).side, (await barOf(code, 'rtl')).side]).toEqual(['none', 'none'])
  })
})

it('a Greek heading is set in a family that fits, as the heading family has no Greek', async () => {
  const html = `<!doctype html><html lang="el"><head><title>t</title><style>${cssVariables(derivePalette(branding.colors))} h1 { font-family: var(--font-heading) }</style></head><body><h1>Ενέργεια</h1></body></html>`
  const { pdf, warnings } = await renderPdf({ html, assets: [] }, pool)
  const page = await (await open(pdf)).getPage(1)
  await page.getOperatorList()
  const item = (await page.getTextContent()).items[0] as { fontName: string }
  expect((page.commonObjs.get(item.fontName) as { name: string }).name).toContain('Noto-Serif-Display')
  expect(warnings).toEqual([])
})

it('the renderer notes at its start which writing this machine has no font for', async () => {
  await pool.warm()
  const noted = JSON.parse(readFileSync(path.join(env.home, 'fonts/unwritable.json'), 'utf8')) as string[]
  const { warnings } = await renderPdf({ html: `<!doctype html><html lang="en"><head><title>t</title></head><body>${Object.values(scriptSamples).map((text) => `<p>${text}</p>`).join('')}</body></html>`, assets: [] }, pool)
  for (const script of noted) expect(Object.keys(scriptSamples)).toContain(script)
  expect(warnings.length > 0).toBe(noted.length > 0)
})
