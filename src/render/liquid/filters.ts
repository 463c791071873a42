import type { Liquid } from 'liquidjs'
import type { Citations } from '../text/citations'
import { inlineHtml, plainText } from '../text/inline'
import { coverLines, headingLines, titleScale } from '../text/lines'
import { directionOf, typeset } from '../text/typography'

export type FilterSettings = { citations: Citations; pictures: Record<string, string>; locale: string; timeZone: string; direction: 'ltr' | 'rtl' }

const textOf = (value: unknown): string => (value === null || value === undefined ? '' : String(value))

const day = (value: unknown, { locale, timeZone }: FilterSettings, style: 'long' | 'medium' = 'long'): string => {
  const date = new Date(textOf(value))
  return Number.isNaN(date.getTime()) ? '' : new Intl.DateTimeFormat(locale, { dateStyle: style, timeZone, numberingSystem: 'latn' }).format(date)
}

/** A statistic's figure for display: it never breaks, and a hyphen between figures is a dash. */
const formatStatistic = (value: unknown, locale: string) => typeset(textOf(value).trim(), locale).replace(/ /g, '\u00a0')

const paragraphs = (value: unknown) =>
  textOf(value)
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)

// Drawings number their inner parts alike; each showing gets names of its own, since a page may hold a name only once.
const pictureShower = (pictures: Record<string, string>) => {
  let shown = 0
  return (id: unknown): string => {
    const svg = Object.hasOwn(pictures, textOf(id)) ? (pictures[textOf(id)] ?? '') : ''
    shown += 1
    return svg.replace(/(\sid="|url\(#|href="#)(?=zr\d)/g, `$1p${shown}-`)
  }
}

// A large initial needs a paragraph of several lines beside it.
const INITIAL_FROM = 240
const withInitial = (html: string) => (html.replace(/<[^>]+>/g, '').length < INITIAL_FROM ? html : initialApart(html))
const initialApart = (html: string) => html.replace(/^(?:“|‘)?[\p{Lu}\p{Lt}]/u, (initial) => `<span class="initial">${initial}</span>`)

const columnOf = (width: unknown, sizes: unknown, weight: unknown) =>
  Number(width) > 0 ? { width: Number(width), sizes: textOf(sizes).split(/\s+/).map(Number), weight: Number(weight) || 1 } : undefined

/**
 * The filters that a template may use. Only these give HTML, and each builds it from escaped text: `inline` (marked-up
 * text; `inline_initial` sets its first letter apart), `cite` and `backlinks` (reference numbers). `picture` gives a drawing that the product made itself.
 */
export const registerFilters = (engine: Liquid, settings: FilterSettings): void => {
  const { citations, pictures, locale, direction } = settings
  const html = (name: string, handler: (...values: unknown[]) => string) => engine.registerFilter(name, { raw: true, handler })
  html('inline', (text) => inlineHtml(textOf(text), citations, locale))
  html('inline_initial', (text) => withInitial(inlineHtml(textOf(text), citations, locale)))
  html('cite', (number) => citations.cite(typeof number === 'number' ? number : null))
  html('backlinks', (number, label) => citations.back(Number(number), textOf(label)))
  html('picture', pictureShower(pictures))
  engine.registerFilter('raw', () => {
    throw new Error('the filter "raw" is not available, every output is escaped')
  })
  engine.registerFilter('typeset', (text) => typeset(textOf(text), locale))
  engine.registerFilter('plain', (text) => typeset(plainText(textOf(text)), locale))
  engine.registerFilter('formatStatistic', (value) => formatStatistic(value, locale))
  engine.registerFilter('date', (value, style) => day(value, settings, style === 'medium' ? 'medium' : 'long'))
  engine.registerFilter('year', (value) => /^\d{4}/.exec(textOf(value))?.[0] ?? '')
  engine.registerFilter('direction', (text, fallback) => directionOf(textOf(text), fallback === 'ltr' ? 'ltr' : direction))
  engine.registerFilter('paragraphs', paragraphs)
  engine.registerFilter('cover_lines', (title, width, sizes, weight) => coverLines(textOf(title), columnOf(width, sizes, weight)))
  engine.registerFilter('heading_lines', (title, ems, weight) => headingLines(plainText(textOf(title)), Number(ems) || 100, Number(weight) || 1))
  engine.registerFilter('title_scale', (title) => titleScale(textOf(title)))
}
