const NBSP = '\u00a0'
const units =
  '%|percent|per cent|million|billion|trillion|thousand|bn|tn|m|mn|k|km|kg|g|t|MW|GW|kW|kWh|MWh|GWh|TWh|hours?|days?|weeks?|months?|years?|minutes?|seconds?|ms|s|h|pp|points?|times|x|USD|EUR|GBP|Prozent|Millionen|Milliarden|Mio\\.|Mrd\\.|millones|millions|milliards|ans|Jahre'
const figureAndUnit = new RegExp(`(\\d) (?=(?:${units})(?![\\p{L}\\d]))`, 'gu')
const signAndFigure = /(^|[\s(])(USD|EUR|GBP|CHF|No\.|Nr\.|§|p\.|pp\.|Figure|Table) (?=\d)/g
const range = /(?<![\d\-–/.])(\d{1,4}(?:\.\d+)?%?)-(\d{1,4}(?:\.\d+)?%?)(?![\d\-–/.]\d|[\d-])/g

const curled = (text: string): string =>
  text
    .replace(/(^|[\s(\[{\u2014\u2013])"(?=\S)/g, '$1\u201c')
    .replace(/"/g, '\u201d')
    .replace(/(^|[\s(\[{\u201c])'(?=\S)/g, '$1\u2018')

/** A text as a typesetter would set it: figures hold on to their units, ranges get an en dash, quotation marks curl. */
export const typeset = (text: string, language: string): string => {
  const set = text
    .replace(figureAndUnit, `$1${NBSP}`)
    .replace(signAndFigure, `$1$2${NBSP}`)
    .replace(range, '$1–$2')
    .replace(/ -- | - (?=\D)/g, ' – ')
    .replace(/(?<=[\p{L}\d])'/gu, '\u2019')
    .replace(/\.\.\./g, '…')
  return language.startsWith('en') ? curled(set) : set
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u
const leftToRight = /[A-Za-z\u00c0-\u02af\u0370-\u058f\u1e00-\u1fff\u3040-\u9fff\uac00-\ud7af]/u

/** The direction of the first letter that has one; `fallback` when none does. */
export const directionOf = (text: string, fallback: 'ltr' | 'rtl'): 'ltr' | 'rtl' => {
  for (const letter of text) {
    if (rightToLeft.test(letter)) return 'rtl'
    if (leftToRight.test(letter)) return 'ltr'
  }
  return fallback
}
