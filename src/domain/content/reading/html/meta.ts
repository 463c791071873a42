import { parseHTML } from 'linkedom'
import { headOf, isReasonable, withoutNoise } from '@/src/domain/content/reading/html/clean'

export type PageMeta = { title?: string; publishedAt?: string; byline?: string; siteName?: string; lang?: string }

type Json = { [key: string]: unknown }

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

const objectsIn = (value: unknown, depth = 0): Json[] => {
  if (depth > 4) return []
  if (Array.isArray(value)) return value.slice(0, 100).flatMap((item) => objectsIn(item, depth + 1))
  return isJson(value) ? [value, ...objectsIn(value['@graph'], depth + 1), ...objectsIn(value.mainEntity, depth + 1)] : []
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

const linkedData = (html: string): Json[] => {
  const found: Json[] = []
  let tries = 0
  for (const match of html.matchAll(/<script[^<>]{0,300}application\/ld\+json[^<>]{0,300}>/gi)) {
    const start = match.index + match[0].length
    const end = html.indexOf('</', start)
    if (end === -1 || (tries += 1) > 50) break
    if (end - start < 200_000) found.push(...objectsIn(parsed(html.slice(start, end))))
  }
  return found
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() ? value.replace(/\s+/g, ' ').trim() : undefined)

const nameOf = (value: unknown): string | undefined =>
  Array.isArray(value) ? value.map(nameOf).filter(Boolean).join(', ') || undefined : isJson(value) ? text(value.name) : text(value)

/** An ISO date-time of a date as pages write it; undefined for none and for dates that cannot be. */
export const publishedDate = (given: string | undefined, now = Date.now()): string | undefined => {
  if (!given || !/\d{4}/.test(given)) return undefined
  const plain = /^(\d{4})(\d\d)(\d\d)$/.exec(given.trim())
  const at = Date.parse(plain ? `${plain[1]}-${plain[2]}-${plain[3]}` : given.trim())
  return at > Date.UTC(1985, 0) && at < now + 86_400_000 ? new Date(at).toISOString() : undefined
}

const dateNames = [
  'article:published_time', 'og:article:published_time', 'og:published_time', 'datepublished', 'publishdate', 'publish-date', 'publish_date', 'pubdate', 'date',
  'dc.date', 'dc.date.issued', 'dcterms.issued', 'dcterms.created', 'citation_publication_date', 'sailthru.date', 'parsely-pub-date', 'article:modified_time',
]

const metaTags = (head: Document): Map<string, string> => {
  const found = new Map<string, string>()
  for (const tag of head.querySelectorAll('meta')) {
    const name = (tag.getAttribute('property') ?? tag.getAttribute('name') ?? tag.getAttribute('itemprop') ?? '').toLowerCase()
    const content = text(tag.getAttribute('content'))
    if (name && content && !found.has(name)) found.set(name, content)
  }
  return found
}

const dateIn = (html: string, tags: Map<string, string>, data: Json[]): string | undefined => {
  const markup = /<(?:time|meta)\s[^<>]{0,300}(?:datetime|datepublished"[^<>]{0,100}content)\s*=\s*["']([^"']{8,40})["']/i.exec(html)?.[1]
  const candidates = [...data.map(({ datePublished }) => text(datePublished)), ...dateNames.map((name) => tags.get(name)), markup]
  return candidates.map((candidate) => publishedDate(candidate)).find(Boolean)
}

const withoutSite = (title: string | undefined, site: string | undefined): string | undefined => {
  const cut = site && title ? title.replace(/\s+[|–—·•-]\s+([^|–—·•]{1,80})$/, (whole, end: string) => (end.trim().toLowerCase() === site.toLowerCase() ? '' : whole)) : title
  return cut || title
}

/** What a page says about itself: title, date of publication, author, site and language, from its tags and linked data. */
export const metaOf = (html: string): PageMeta => {
  const head = withoutNoise(headOf(html)).slice(0, 100_000)
  const { document } = parseHTML(`<!doctype html><html><head>${(isReasonable(head) ? head : '').replace(/<\/?(?:html|head)\b[^<>]*>|<!doctype[^<>]*>/gi, '')}</head><body></body></html>`)
  const tags = metaTags(document)
  const data = linkedData(html)
  const siteName = tags.get('og:site_name') ?? data.map(({ publisher }) => nameOf(publisher)).find(Boolean)
  return {
    title: withoutSite(tags.get('og:title') ?? text(document.querySelector('title')?.textContent) ?? data.map(({ headline }) => text(headline)).find(Boolean), siteName),
    publishedAt: dateIn(html, tags, data),
    byline: data.map(({ author }) => nameOf(author)).find(Boolean) ?? tags.get('author') ?? tags.get('article:author'),
    siteName,
    lang: /<html[^>]{0,300}\slang\s*=\s*["']?([a-z]{2,3}(?:-[a-z0-9]{2,8})*)/i.exec(html.slice(0, 5000))?.[1],
  }
}
