import { textWidth } from '../charts/textWidth'

const loose = new Set(['without', 'into', 'over', 'than', 'that', 'which', 'how', 'what', 'their', 'its', 'our', 'your', 'between', 'after', 'before', 'about', 'through', 'a', 'an', 'the', 'of', 'in', 'on', 'at', 'to', 'for', 'and', 'or', 'by', 'with', 'from', 'as', 'is', 'are', 'der', 'die', 'das', 'und', 'für', 'im', 'von', 'vom', 'mit', 'bei', 'zu', 'zur', 'zum', 'auf', 'de', 'du', 'des', 'en', 'pour', 'dans', 'del', 'los', 'las', 'di', 'per', 'van', 'het', 'een', 'voor', 'la', 'le', 'les', 'el', 'y', 'et'])

const breakCost = (word: string): number => {
  if (/[:;?!—–]$/.test(word)) return -60
  if (/[,]$/.test(word)) return -15
  return loose.has(word.toLowerCase()) ? 100 : 0
}

// A break is looked for between every two words, for every number of lines.
const MOST_WORDS = 100

type Best = { cost: number; from: number }

const lengthOf = (words: string[]) => words.join(' ').length

const table = (words: string[], lines: number, goal: number): Best[][] => {
  const best: Best[][] = [[{ cost: 0, from: 0 }]]
  for (let line = 1; line <= lines; line += 1) {
    best[line] = []
    for (let end = line; end <= words.length; end += 1) {
      for (let start = line - 1; start < end; start += 1) {
        const before = best[line - 1]?.[start]
        if (!before) continue
        const uneven = (lengthOf(words.slice(start, end)) - goal) ** 2
        const cost = before.cost + uneven + (end < words.length ? breakCost(words[end - 1] ?? '') : 0)
        const known = best[line]?.[end]
        if (!known || cost < known.cost) best[line]![end] = { cost, from: start }
      }
    }
  }
  return best
}

/** A title broken by sense into about equal lines: after a colon rather than before "of". Has `lines` lines, or one per word. */
export const balancedLines = (title: string, lines: number): string[] => {
  const words = title.trim().split(/\s+/).slice(0, MOST_WORDS)
  const count = Math.min(lines, words.length)
  const best = table(words, count, lengthOf(words) / count)
  const broken: string[] = []
  for (let line = count, end = words.length; line > 0; line -= 1) {
    const start = best[line]?.[end]?.from ?? 0
    broken.unshift(words.slice(start, end).join(' '))
    end = start
  }
  return broken
}

const scales = ['xl', 'l', 'm', 's', 'xs', 'xxs'] as const
const longest = [28, 56, 90, 150, 260]

/** How long a title is, in steps that a cover sets in ever smaller type. */
export const titleScale = (title: string): (typeof scales)[number] => {
  const at = longest.findIndex((most) => title.trim().length <= most)
  return scales[at] ?? 'xxs'
}

/**
 * A heading in lines of about equal length, for a column that is `ems` of its own type size wide. `weight` is how much
 * wider the face runs than Inter. One line when it fits or when an even break would not.
 */
export const headingLines = (title: string, ems: number, weight = 1): string[] => {
  const room = ems * 0.97
  const widthOf = (text: string) => textWidth(text, 1) * weight
  const lines = balancedLines(title, Math.ceil(widthOf(title) / room))
  return lines.every((line) => widthOf(line) <= room) ? lines : [title]
}

const linesOf = { xl: 2, l: 3, m: 3, s: 4, xs: 4, xxs: 5 }
const MOST_LINES = 14

/** A cover's column in points, its type sizes from the largest scale to the smallest, and how much wider its face runs than Inter. */
type CoverColumn = { width: number; sizes: number[]; weight: number }

/** A line of "in" alone says nothing. */
const holdsStray = (lines: string[]): boolean => lines.some((line) => loose.has(line.toLowerCase()))

const fewerLines = (title: string, count: number, fits: (line: string) => boolean): string[] | null => {
  const lines = balancedLines(title, count - 1)
  return count > 2 && lines.every(fits) && !holdsStray(lines) ? lines : null
}

/**
 * The lines of a cover title: three up to 90 letters, four up to 260, more where the column is too narrow for them.
 * One line, for the renderer to break, when no even break fits. No word is lost.
 */
export const coverLines = (title: string, column?: CoverColumn): string[] => {
  const scale = titleScale(title)
  const size = column?.sizes[scales.indexOf(scale)]
  const fits = (line: string) => !column || !size || textWidth(line, size) * column.weight <= column.width * 0.98
  if (title.trim().split(/\s+/).length > MOST_WORDS) return [title.trim()]
  const needed = column && size ? Math.ceil((textWidth(title, size) * column.weight) / column.width) : 0
  const fewest = Math.max(needed, scale === 'xl' && title.trim().length <= 14 ? 1 : linesOf[scale])
  for (let count = fewest; count <= MOST_LINES; count += 1) {
    const lines = balancedLines(title, count)
    if (lines.every(fits)) return holdsStray(lines) ? fewerLines(title, count, fits) ?? lines : lines
    if (lines.length < count) break
  }
  return [title.trim()]
}
