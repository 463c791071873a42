import { isCaseless } from './words'

const abbreviations = new Set(
  `e.g i.e etc vs cf al approx ca no nos vol fig figs sec secs ch pp p ed eds st mr mrs ms dr prof inc ltd co corp dept est jan feb mar apr
  jun jul aug sep sept oct nov dec u.s u.k e.u u.n a.m p.m min max resp
  mio mrd tsd mln mld bzw ggf inkl nr std abb vgl тыс млн млрд`.split(/\s+/),
)

const isAbbreviation = (before: string): boolean => {
  const word = /([\p{L}.]+)$/u.exec(before)?.[1]?.toLowerCase() ?? ''
  return abbreviations.has(word) || /^\p{L}$/u.test(word)
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' })

/** Splits running text into sentences, whole and trimmed; abbreviations, initials and decimals do not end one. */
export function splitSentences(text: string): string[] {
  if (isCaseless(text)) return [...segmenter.segment(text)].map(({ segment }) => segment.trim()).filter(Boolean)
  const found: string[] = []
  const ends = /[.!?…]+["”’')\]]*(?=\s+["“‘'(\[]?[\p{Lu}\d])|[.!?…]+["”’')\]]*$/gu
  let start = 0
  for (let end = ends.exec(text); end; end = ends.exec(text)) {
    if (text[end.index] === '.' && end[0].length === 1 && end.index + 1 < text.length && isAbbreviation(text.slice(start, end.index))) continue
    const stopAt = end.index + end[0].length
    found.push(text.slice(start, stopAt).trim())
    start = stopAt
  }
  const rest = text.slice(start).trim()
  return (rest ? [...found, rest] : found).filter(Boolean)
}

const entities: Record<string, string> = { mdash: '—', ndash: '–', nbsp: ' ', bull: ' ', amp: '&', lt: '<', gt: '>', quot: '"', rsquo: '’', lsquo: '‘', ldquo: '“', rdquo: '”', hellip: '…' }

/** Takes out what belongs to the page and not to the sentence: mark-up, citation brackets, references to other parts. */
export function cleanSentence(text: string): string {
  const plain = /[<&]/.test(text) ? text.replace(/<[^>]{1,200}>/g, ' ').replace(/&([a-z]{2,6});/g, (whole, name: string) => entities[name] ?? whole) : text
  const bare = /[[(*_`]/.test(plain)
    ? plain
        .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
        .replace(/\s*\[\[[^\]]{1,60}\]\]\([^)]*\)/g, '')
        .replace(/\[([^\]]{1,120})\]\([^)]*\)/g, '$1')
        .replace(/\s*\[(?:\d+(?:[,–-]\s?\d+)*|[A-Z][\w\s/.-]{1,24}|note \d+|citation needed|[a-z])\]/g, '')
        .replace(/\s*\((?:see|cf\.?|refer to|as (?:described|discussed|shown)|Section|Sec\.|Figure|Table|Appendix)\b[^)]*\)/gi, '')
        .replace(/(\*\*|__)(?=\S)(.+?)\1/g, '$2')
        .replace(/(^|[\s("“])([*_])(?=\S)(.+?)\2(?=[\s.,;:)"”]|$)/g, '$1$3')
        .replace(/`([^`]+)`/g, '$1')
    : plain
  return bare.replace(/^(?:\p{Lu}[^.:,]{2,40}): (?=\p{Lu}[a-z]+ \p{Ll}[^\d]*$)/u, '').replace(/\s+/g, ' ').replace(/\s+([,.;:!?)])/g, '$1').trim()
}
