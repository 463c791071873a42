import { afterAll, describe, expect, it } from 'vitest'
import { documentContentSchema, type DocumentContent } from '@/src/domain/content/document'
import { resolveBranding } from '@/src/domain/content/branding/resolve'
import { closeTemplates } from '../liquid/liquid'
import { sampleContent, shippedCodes, shippedDesign } from './designs'
import { renderDocument } from './render'
import type { Design, DocumentJob } from './types'

const sample = (): DocumentContent => documentContentSchema.parse(sampleContent())

const buildJob = (change: Partial<DocumentJob> = {}, design: Partial<Design> = {}): DocumentJob => ({
  content: sample(),
  branding: resolveBranding({ companyName: 'Northwind', website: 'northwind.example' }, {}, 2026),
  template: { ...(shippedDesign('EXEC_01') as unknown as Design), ...design },
  assets: [],
  locale: 'en-US',
  pageSize: 'letter',
  meta: { generatedAt: '2026-04-20T09:00:00Z', timeZone: 'UTC' },
  ...change,
})

afterAll(closeTemplates)

describe('the sample', () => {
  it('is valid content and says of itself that it is a sample', () => {
    const content = sample()
    expect(content.subtitle).toMatch(/sample/i)
    for (const reference of content.references) expect(reference.title).toContain('illustrative')
    for (const { source } of content.charts) expect(source).toContain('illustrative')
  })
  it('ships with five designs of which one is the default', () => {
    expect(shippedCodes()).toEqual(['BOLD_05', 'CORP_04', 'EXEC_01', 'MINIMAL_02', 'MODERN_03'])
    expect(shippedCodes().filter((code) => shippedDesign(code).isDefault)).toEqual(['EXEC_01'])
  })
})

describe('a document as a page', () => {
  it('names language, title, page size and every part, and loads nothing from outside', async () => {
    const { html, warnings } = await renderDocument(buildJob({ pageSize: 'a4' }))
    expect(warnings).toEqual([])
    expect(html).toContain('<html lang="en-US" dir="ltr">')
    expect(html).toContain('size: 210mm 297mm')
    for (const id of ['summary', 'section-1', 'section-6', 'conclusion', 'references', 'ref-5']) expect(html).toContain(`id="${id}"`)
    expect(html.match(/<figure/g)).toHaveLength(4)
    expect(html).toContain('<title>Chart: Preparing data causes')
    expect(html).not.toMatch(/(?:src|href)="(?!#|asset:|https:\/\/example\.com\/sample|https:\/\/northwind)|url\("?http/)
  })
  it('every reference number leads somewhere, and back', async () => {
    const { html } = await renderDocument(buildJob())
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map((found) => found[1]))
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map((found) => found[1])
    expect(targets.length).toBeGreaterThan(40)
    expect(targets.filter((target) => !ids.has(target))).toEqual([])
  })
  it('puts a figure box after the paragraph that speaks of it', async () => {
    const { html } = await renderDocument(buildJob())
    const at = (text: string) => html.indexOf(text)
    expect(at('Where one named person owned')).toBeLessThan(at('2.4×'))
    expect(at('2.4×')).toBeLessThan(at('The second decision is a date'))
  })
  it('never says the same figure twice in boxes', async () => {
    const content = sample()
    content.sections[1]?.statisticIds.push('st_1')
    const { html } = await renderDocument(buildJob({ content }))
    expect(html.match(/class="statistic-value"><span dir="ltr">62%/g)).toHaveLength(1)
  })
  it('escapes what people wrote, also in title, style and brand', async () => {
    const content = { ...sample(), title: '</title><script>alert(1)</script>' }
    const branding = { ...buildJob().branding, companyName: '"><img src=x>', footerText: '</style><script>' }
    const { html } = await renderDocument(buildJob({ content, branding }, { css: '</style><script>alert(2)</script>' }))
    const [head, body] = [html.slice(0, html.indexOf('<style>')), html.slice(html.indexOf('</style>'))]
    expect([...`${head}${body}`.matchAll(/<script|<img src=x/g)]).toEqual([])
    expect(html.match(/<\/style>/g)).toHaveLength(1)
  })
  it('breaks words in a table only where its columns could not stand beside each other otherwise', async () => {
    const content = sample()
    const section = content.sections.find(({ table }) => table)
    if (!section?.table) throw new Error('the sample has changed')
    expect((await renderDocument(buildJob({ content }))).html).toContain('<table class="table">')
    section.table.columns[1] = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen'.repeat(3)
    expect((await renderDocument(buildJob({ content }))).html).toContain('<table class="table crowded">')
  })
  it('reads from right to left in Arabic, with its own words', async () => {
    const { html } = await renderDocument(buildJob({ locale: 'ar' }))
    expect(html).toContain('<html lang="ar" dir="rtl">')
    expect(html).toContain('المحتويات')
  })
})

describe('what a design has no place for', () => {
  it('becomes a sentence, a list or nothing, each with a warning', async () => {
    const bare = { supportsCharts: false, supportsStatistics: false, supportsTables: false, supportsQuotes: false, supportsCallouts: false }
    const { html, warnings } = await renderDocument(buildJob({}, bare))
    expect(html).not.toMatch(/<figure|<table|<blockquote|class="callout|class="statistic /)
    expect(html).toContain('Preparing and importing data 46%; Rights and roles 21%')
    expect(html).toContain('<strong>62%</strong> of customers who finished')
    expect(html).toContain('<strong>Checklist and one call</strong>; Cost: $235')
    expect(warnings).toHaveLength(4 + 5 + 1 + 2 + 4)
  })
  it('a chart of a kind it cannot place becomes a sentence', async () => {
    const { html, warnings } = await renderDocument(buildJob({}, { chartTypes: ['bar'] }))
    expect(html.match(/<figure/g)).toHaveLength(1)
    expect(warnings.filter((warning) => warning.includes('chart'))).toHaveLength(3)
  })
  it('a chart that cannot be drawn gives its figures back as boxes', async () => {
    const content = sample()
    const [chart] = content.charts
    const [statistic] = content.statistics
    if (!chart || !statistic) throw new Error('the sample has changed')
    chart.data = { labels: ['Only one'], datasets: [{ label: 'Share', values: [46] }] }
    chart.statisticIds = ['st_9']
    content.statistics.push({ ...statistic, id: 'st_9', value: '46%', label: 'is all there is', displayType: 'chart' })
    content.sections[1]?.statisticIds.push('st_9')
    const { html, warnings } = await renderDocument(buildJob({ content }))
    expect(html).toContain('is all there is')
    expect(warnings).toEqual(['The chart of section 2 was left out. A chart needs two or more values of one unit.'])
  })
})
