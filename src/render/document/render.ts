import { derivePalette, type Palette } from '@/src/domain/content/branding/derive'
import { cssVariables } from '@/src/domain/content/branding/variables'
import { canDraw } from '../charts/canDraw'
import { renderChart } from '../charts/chart'
import { renderTemplate } from '../liquid/liquid'
import { escapeHtml } from '../text/escape'
import { plainText } from '../text/inline'
import { templateContext } from './context'
import { sharedDesign } from './designs'
import type { DocumentJob, PreparedChart, RenderedDocument } from './types'
import type { Shared } from './visuals'
import { directionFor, wordsFor } from './words'

const pictureOf = ({ svg, alt }: PreparedChart) => svg.replace(/<svg([^>]*)>/, `<svg$1 role="img"><title>${escapeHtml(alt)}</title>`)

const chartsOf = ({ content, charts = [], locale }: DocumentJob, palette: Palette): PreparedChart[] => {
  const prepared = new Map(charts.map((chart) => [chart.id, chart]))
  const drawable = content.charts.filter((chart) => canDraw(chart) === null)
  return drawable.map((chart) => prepared.get(chart.id) ?? { id: chart.id, ...renderChart(chart, palette, { locale, word: wordsFor(locale).chart }) })
}

const sharedFor = (job: DocumentJob, charts: PreparedChart[]): Shared => ({
  content: job.content,
  design: job.template,
  locale: job.locale,
  drawn: new Map(charts.map(({ id, alt, unitNote }) => [id, { alt, unitNote: unitNote ?? null }])),
  figures: 0,
  tables: 0,
  shownStatistics: new Set(),
  warnings: [],
})

const inCssString = (text: string) => text.replace(/[^\p{L}\p{N} .,:;!?&@#%()+/-]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 32).toString(16)} `)

const paper = { a4: { width: '210mm', height: '297mm' }, letter: { width: '8.5in', height: '11in' } }

const pageRules = ({ pageSize, cover }: DocumentJob) => {
  const { width, height } = paper[pageSize]
  const image = cover ? ` --cover-image: url("asset:${inCssString(cover.asset)}");` : ''
  return `@page { size: ${width} ${height} }\n:root { --page-width: ${width}; --page-height: ${height};${image} }`
}

// The end tag of the style element is the one thing that a stylesheet could say to leave it.
const styleOf = (job: DocumentJob, palette: Palette) =>
  [cssVariables(palette), sharedDesign().base, job.template.css, pageRules(job)].join('\n').replace(/<\/(?=style)/gi, '<\\/')

const wholePage = (job: DocumentJob, palette: Palette, body: string): string => {
  const { content, locale, branding, meta, template } = job
  return [
    `<!doctype html><html lang="${escapeHtml(locale)}" dir="${directionFor(locale)}"><head><meta charset="utf-8">`,
    `<title>${escapeHtml(plainText(content.title))}</title>`,
    `<meta name="author" content="${escapeHtml(branding.companyName)}">`,
    `<meta name="description" content="${escapeHtml(plainText(content.subtitle))}">`,
    `<meta name="dcterms.created" content="${escapeHtml(meta.generatedAt)}">`,
    `<style>${styleOf(job, palette)}</style></head>`,
    `<body class="${escapeHtml(template.code.toLowerCase().replace(/_/g, '-'))} ${job.cover ? 'with-cover' : 'without-cover'}">${body}</body></html>`,
  ].join('\n')
}

/**
 * Content, brand and design as one self-contained HTML page whose files are `asset:` ids. What the design has no place
 * for gives way as its abilities demand, each with a warning. A faulty template is refused with GEN_003.
 */
export const renderDocument = async (job: DocumentJob): Promise<RenderedDocument> => {
  const palette = derivePalette(job.branding.colors)
  const charts = chartsOf(job, palette)
  const shared = sharedFor(job, charts)
  const body = await renderTemplate({
    source: job.template.html,
    partials: sharedDesign().partials,
    context: templateContext(job, palette, shared),
    references: job.content.references.map(({ number, url }) => ({ number, url })),
    pictures: Object.fromEntries(charts.map((chart) => [chart.id, pictureOf(chart)])),
    locale: job.locale,
    timeZone: job.meta.timeZone,
    direction: directionFor(job.locale),
  })
  return { html: wholePage(job, palette, body), warnings: shared.warnings }
}
