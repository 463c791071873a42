export type FigureType = 'percentage' | 'currency' | 'number' | 'multiple' | 'duration'

export interface Figure {
  /** As the text writes it, unit included. */
  value: string
  type: FigureType
  start: number
  end: number
}

const amount = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`
const scale = String.raw`(?:\s?(?:thousand|million|billion|trillion|bn|[mk]n?(?![\w])))?`
const patterns: [FigureType, RegExp][] = [
  ['currency', new RegExp(String.raw`[$€£]\s?(?:${amount})${scale}|(?:${amount})${scale} (?:dollars|euros|pounds)`, 'gi')],
  ['percentage', new RegExp(String.raw`(?:${amount})(?:\s?%| percentage points?| per ?cent)`, 'gi')],
  ['multiple', new RegExp(String.raw`(?:${amount})(?:x\b|-fold| times(?= (?:more|as|the|higher|faster|less|likelier|lower)))`, 'gi')],
  ['duration', new RegExp(String.raw`(?:${amount})(?: |-)(?:milliseconds?|seconds?|minutes?|hours?|(?:working )?days?|weeks?|months?|years?)\b`, 'gi')],
  ['number', new RegExp(String.raw`(?:${amount})(?: (?:thousand|million|billion|trillion))?(?: [a-z]{3,}(?:s|le)\b)`, 'g')],
]

const notFigures = /(?:\b(?:Section|Sec\.|Appendix|Figure|Table|Chapter|Clause|Article|Part|Step|Level|Annex|SP|RFC|ISO|IEC|FIPS|AAL|No\.|version|v)\s?[\d.]*-?$)|[\d.]-?$|[A-Za-z]-?$/

const isYear = (value: string): boolean => /^(?:19|20)\d\d\b(?!,)/.test(value)

/** Every figure of a sentence that means something on its own: no years, section numbers or names of standards. */
export function figuresOf(text: string): Figure[] {
  const found: Figure[] = []
  for (const [type, pattern] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index
      const end = start + match[0].length
      if (found.some((other) => start < other.end && end > other.start)) continue
      if (notFigures.test(text.slice(Math.max(0, start - 14), start)) || (type === 'number' && isYear(match[0]))) continue
      found.push({ value: match[0].trim(), type, start, end })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** The bare numbers of a text, thousands separators taken out, for asking whether one of them was invented. */
export const numbersIn = (text: string): string[] =>
  (text.match(/\d+(?:,\d{3})*(?:\.\d+)?/g) ?? []).map((number) => number.replace(/,/g, ''))
