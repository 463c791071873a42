export type Span = { start: number; end: number }

const abbreviation =
  /(?:^|[\s(])(?:e\.g|i\.e|vs|etc|approx|ca|cf|al|Inc|Ltd|Co|Corp|Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|No|Nos|Fig|Figs|Sec|Vol|Art|Ch|pp?|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[Mm]io|[Mm]rd|[Tt]sd|[Mm]ln|[Mm]ld|Nr|Std|Abb|bzw|ggf|inkl|vgl|[тТ]ыс|млн|млрд|[A-Z]|[a-z]\.[a-z]|(?:[A-Z]\.)+[A-Z])\.$/
const marks = String.raw`(?:\s*\[S\d+\]|\s*\[\d{1,3}\]\([^)\s]{0,2048}\))*`
/** A stop before a blank, or one of the scripts that write none. */
const stop = new RegExp(String.raw`[.!?…؟۔।]+["'”’»)\]]*${marks}(?=\s|$)|[。！？]+[」』”’）]*${marks}`, 'g')
const unspaced = /^[。！？]/
/** How a sentence begins: with a capital, a figure, or a letter of a script without capitals. */
const opening = /^\s*["'“‘«(*\[]*[\p{Lu}\p{Lo}\p{N}$€£¥]/u

const looked = 60

/** What stands before the stop: an abbreviation is short, and a text of nothing but stops must not be read anew at each. */
const before = (text: string, from: number, at: number): string => (at - from > looked ? `x${text.slice(at - looked, at)}` : text.slice(from, at))

/** "am 3. März": a day of a month in the languages that put a stop after it. */
const dayBefore = /(?:^|\s)[1-3]?\d\.$/
const monthNext = /^\s(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|januar|februar|mars|april|mai|maj|juni|juli|august|september|oktober|november|desember|december)(?!\p{L})/u

const endsHere = (text: string, from: number, at: number, next: number): boolean => {
  if (next >= text.length) return true
  const upTo = before(text, from, at)
  const bare = upTo.replace(/["'”’)\]]+$/, '')
  if (dayBefore.test(bare) && monthNext.test(text.slice(next, next + 16))) return false
  return !abbreviation.test(bare) && opening.test(text.slice(next))
}

const trimmed = (text: string, start: number, end: number): Span | null => {
  let [from, to] = [start, end]
  while (from < to && /\s/.test(text.charAt(from))) from += 1
  while (to > from && /\s/.test(text.charAt(to - 1))) to -= 1
  return to > from ? { start: from, end: to } : null
}

/** Sentences of one paragraph as offsets; source marks (`[S3]`, `[3](address)`) after the stop belong to their sentence. */
export const sentenceSpans = (text: string): Span[] => {
  const spans: Span[] = []
  let from = 0
  for (const match of text.matchAll(stop)) {
    const end = match.index + match[0].length
    if (!unspaced.test(match[0]) && !endsHere(text, from, match.index + 1, end)) continue
    const span = trimmed(text, from, end)
    if (span) spans.push(span)
    from = end
  }
  const rest = trimmed(text, from, text.length)
  return rest ? [...spans, rest] : spans
}

/** Sentences of one paragraph. */
export const sentencesOf = (text: string): string[] => sentenceSpans(text).map(({ start, end }) => text.slice(start, end))
