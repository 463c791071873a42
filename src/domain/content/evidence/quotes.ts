type Folded = { text: string; at: number[] }

/** Blanks, quotation marks and dashes in one form, with the original offset of every character kept. */
const folded = (text: string): Folded => {
  const out: string[] = []
  const at: number[] = []
  for (let i = 0; i < text.length; i += 1) {
    const char = text.charAt(i).replace(/[‘’]/, "'").replace(/[“”„«»]/, '"').replace(/[–—‐‑]/, '-').replace(/\s/, ' ')
    if (char === ' ' && out.at(-1) === ' ') continue
    out.push(char)
    at.push(i)
  }
  return { text: out.join(''), at }
}

const wordy = /[\p{L}\p{N}]/u

/**
 * Where words stand verbatim in a text, whole words only; blanks, quotation marks and dashes may differ in form. Null when they do not.
 */
export const verbatim = (words: string, text: string): { start: number; end: number } | null => {
  const sought = folded(words.trim().replace(/^["'“”‘’]+|["'“”‘’]+$/g, '')).text.trim()
  if (sought === '') return null
  const haystack = folded(text)
  for (let from = haystack.text.indexOf(sought); from >= 0; from = haystack.text.indexOf(sought, from + 1)) {
    const to = from + sought.length
    const cutsWord =
      (wordy.test(sought.charAt(0)) && wordy.test(haystack.text.charAt(from - 1))) ||
      (wordy.test(sought.at(-1) ?? '') && wordy.test(haystack.text.charAt(to)))
    if (!cutsWord) return { start: haystack.at[from] ?? 0, end: (haystack.at[to - 1] ?? 0) + 1 }
  }
  return null
}

const reach = 500

const nameNear = (name: string, text: string, { start, end }: { start: number; end: number }): boolean => {
  const around = `${text.slice(Math.max(0, start - reach), start)} ${text.slice(end, end + reach)}`
  const surname = name.trim().split(/\s+/).at(-1) ?? ''
  if (verbatim(name, around)) return true
  return surname.length >= 3 && verbatim(surname, around) !== null && verbatim(name, text) !== null
}

/**
 * Where a quote stands in a stored text: word for word, with the speaker's name within 500 characters (the surname
 * is enough when the full name stands elsewhere in the text). Null when it may not be printed.
 */
export const proveQuote = (
  quote: { text: string; attribution: string },
  stored: string,
): { start: number; end: number } | null => {
  const name = quote.attribution.split(',')[0]?.trim() ?? ''
  const place = quote.text.trim().split(/\s+/).length >= 4 && name !== '' ? verbatim(quote.text, stored) : null
  return place && nameNear(name, stored, place) ? place : null
}

/** Passages of a sentence put in double quotation marks, of five words or more: they claim to be someone's words. */
export const quotedIn = (sentence: string): string[] =>
  [...sentence.matchAll(/["“„]([^"“”„]+)["”]/g)].map(([, words = '']) => words).filter((words) => words.trim().split(/\s+/).length >= 5)
