const vowel = /[aeiouy]/
const doubled = /([bdfgmnprt])\1$/

const endings: [RegExp, string][] = [
  [/(?:ational|ation|ations|ator|ators)$/, 'at'],
  [/(?:ization|izations|isation|isations|izer|izers|iser|isers)$/, 'iz'],
  [/(?:fulness|ousness|iveness)$/, ''],
  [/(?:ments|ment)$/, ''],
  [/(?:ities|ity)$/, ''],
  [/(?:nesses|ness)$/, ''],
  [/(?:ically|ical|ics|ic)$/, 'ic'],
  [/(?:ively|ive|ives)$/, ''],
  [/(?:ally|al|als)$/, ''],
  [/(?:ingly|edly)$/, ''],
  [/(?:ings|ing|ed|ers|er|ors|or|ly)$/, ''],
]

const singular = (word: string): string => {
  if (/(?:ss|us|is)$/.test(word) || word.length < 4) return word
  if (/ies$/.test(word)) return `${word.slice(0, -3)}y`
  if (/(?:ch|sh|x|z|ss)es$/.test(word)) return word.slice(0, -2)
  return word.endsWith('s') ? word.slice(0, -1) : word
}

const settle = (stem: string): string =>
  stem.replace(doubled, '$1').replace(/([^aeiou])y$/, '$1i').replace(/([a-z]{2})e$/, '$1').replace(/is$/, 'iz')

/**
 * Reduces an English word to a stem, so that "authenticating" and "authenticators" count as one word.
 * A light suffix stripper in the manner of Porter's; the same word always gives the same stem.
 */
export const stem = (word: string): string => {
  const base = singular(word.toLowerCase().replace(/['’]s?$/, ''))
  for (const [ending, replacement] of endings) {
    const cut = base.replace(ending, replacement)
    if (cut !== base && cut.length >= 3 && vowel.test(cut)) return settle(cut)
  }
  return settle(base)
}
