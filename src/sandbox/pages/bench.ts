import type { Found } from '../search'
import type { Article } from './article'
import { random } from './random'

const PAGES = 2000
const PER_QUERY = 20
const marker = /\bbench-(\d{1,3})\b/i

const sectors = ['banking', 'insurance', 'retail', 'logistics', 'healthcare', 'education', 'energy', 'telecoms', 'manufacturing', 'public services', 'hospitality', 'construction']
const regions = ['the north', 'the south', 'coastal cities', 'rural districts', 'the capital', 'border regions', 'large towns', 'the highlands']
const matters = ['training', 'procurement', 'support', 'integration', 'governance', 'staffing', 'security', 'reporting', 'customer service', 'maintenance']
const verbs = ['improved', 'simplified', 'accelerated', 'stabilised', 'extended', 'standardised']

function paragraph(next: () => number, subject: string, place: number): string {
  const pick = (list: string[]): string => list[Math.floor(next() * list.length)] ?? ''
  const share = 20 + Math.floor(next() * 70)
  const months = 3 + Math.floor(next() * 20)
  const [sector, region, matter, other] = [pick(sectors), pick(regions), pick(matters), pick(matters)]
  return [
    `Organisations in ${sector} across ${region} report that ${subject} ${pick(verbs)} their ${matter} during period ${place + 1} of the programme.`,
    `In this group ${share} percent of respondents say that ${matter} for ${subject} now has a named owner in ${sector}.`,
    `Projects that treated ${other} as part of ${subject} reached their first result after ${months} months in ${region}.`,
    `Teams with clear ${other} needed fewer corrections, and the ${sector} sample links this to earlier planning of ${matter}.`,
  ].join(' ')
}

const topicOf = (about: string): string => about.replace(marker, '').replace(/\s+/g, ' ').trim() || 'workplace technology'

/** One of 2,000 generated pages on the given subject; no two read alike, each is the same every time. */
export function benchPage(number: number, about: string): Article {
  const next = random(number + 1)
  const subject = topicOf(about).toLowerCase()
  const sector = sectors[number % sectors.length] ?? ''
  const body = Array.from({ length: 10 }, (_, place) => paragraph(next, subject, place)).join('\n\n')
  const title = `${topicOf(about)} in ${sector}: field report ${number}`
  const published = new Date(Date.UTC(2026, 0, 1 + (number % 300))).toISOString().slice(0, 10)
  const summary = `How ${sector} organisations approach ${subject}, from field report ${number}.`
  return { slug: `bench/${number}`, publisher: 'Bench Sample Press', title, author: 'Sample Desk', published, theme: 'bench', summary, body, text: `${title}\n${summary}\n${body}` }
}

const slots = new Map<string, number>()

/** Results for a query that carries a bench marker such as `bench-500`: each new query gets pages of its own; null without a marker. */
export function benchResults(query: string, origin: string, limit: number): Found[] | null {
  if (!marker.test(query)) return null
  if (slots.size > 10_000) slots.clear()
  const slot = slots.get(query) ?? slots.size
  slots.set(query, slot)
  const about = topicOf(query).replace(/ part \w$/, '')
  return Array.from({ length: Math.min(limit, PER_QUERY) }, (_, place) => {
    const number = (slot * PER_QUERY + place) % PAGES
    const { title, summary, published, text } = benchPage(number, about)
    const url = `${origin}/pages/bench/${number}?about=${encodeURIComponent(about)}`
    return { title, url, content: summary, score: 0.9 - place / 100, published_date: new Date(`${published}T08:00:00Z`).toUTCString(), text }
  })
}
