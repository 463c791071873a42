const dropped = ['script', 'style', 'noscript', 'svg', 'template', 'iframe', 'object', 'canvas', 'nav', 'footer', 'form', 'button', 'select', 'dialog', 'menu']
const opening = new RegExp(`<(${dropped.join('|')})(?=[\\s/>])|<!--`, 'gi')

// Lower case of plain letters only: other letters may change their length, and positions must stay.
const lowered = (html: string): string => html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())

/**
 * Markup without elements that never hold the article, found by one pass over the string: the parser, which costs most of the
 * time, then has half as much to do. An element that is never closed is left to the parser.
 */
export const withoutNoise = (html: string): string => {
  const low = lowered(html)
  const unclosed = new Set<string>()
  const kept: string[] = []
  let from = 0
  for (const match of html.matchAll(opening)) {
    const name = match[1]?.toLowerCase()
    const closing = name ? `</${name}` : '-->'
    if (match.index < from || unclosed.has(closing)) continue
    const end = low.indexOf(closing, match.index)
    if (end === -1) { unclosed.add(closing); continue }
    kept.push(html.slice(from, match.index))
    const after = low.indexOf('>', end)
    from = after === -1 ? html.length : after + 1
  }
  return kept.join(' ') + html.slice(from)
}

const enough = 1500

const sliceOf = (html: string, low: string, name: string): string | null => {
  const start = low.search(new RegExp(`<${name}[\\s>]`))
  const end = start === -1 ? -1 : low.indexOf(`</${name}`, start)
  if (end === -1 || low.slice(start + 1).search(new RegExp(`<${name}[\\s>]`)) !== -1) return null
  const slice = html.slice(start, end)
  return slice.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ').length >= enough ? `${slice}</${name}>` : null
}

/** The page's only article (or main part) when it has one of some length: then nobody needs to search for it. */
export const onlyArticle = (html: string): string | null => {
  const low = lowered(html)
  return sliceOf(html, low, 'article') ?? sliceOf(html, low, 'main')
}

/** The head's markup. */
export const headOf = (html: string): string => {
  const end = html.slice(0, 400_000).search(/<\/head|<body[\s>]/i)
  return end === -1 ? html.slice(0, 20_000) : html.slice(0, end)
}

const maxElements = 40_000
const maxDepth = 400
const maxStray = 5000
const unnested = new Set(['p', 'li', 'td', 'th', 'tr', 'dt', 'dd', 'option', 'br', 'hr', 'img', 'input', 'meta', 'link', 'wbr', 'col', 'source', 'area', 'base', 'embed', 'param', 'track'])

/** False for markup that no person wrote: parsers and searches take hours over thousands of nested or unclosed elements. */
export const isReasonable = (html: string): boolean => {
  if ((html.match(/<(?![a-z/!])/gi)?.length ?? 0) > maxStray) return false
  let elements = 0
  let depth = 0
  for (const [tag, closes, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9-]{0,30})/gi)) {
    elements += tag ? 1 : 0
    if (unnested.has(name.toLowerCase())) continue
    depth = Math.max(0, depth + (closes ? -1 : 1))
    if (depth > maxDepth || elements > 2 * maxElements) return false
  }
  return elements <= 2 * maxElements
}
