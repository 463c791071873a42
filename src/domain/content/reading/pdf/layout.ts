/** A piece of text on a page: text, left and baseline in points, width, height, whether a line ends after it. */
export type Item = [text: string, x: number, y: number, width: number, height: number, endsLine: boolean]

type Line = { text: string; y: number; height: number }

// Between pieces: nothing, a space, or a column's gap, by their distance measured in the height of the letters.
const joint = (gap: number, height: number): string => (gap > height * 2 ? ' | ' : gap > height * 0.12 ? ' ' : '')

const joined = (items: Item[]): Line => {
  const [first] = items
  let text = ''
  let end = first?.[1] ?? 0
  for (const [piece, x, , width, height] of items) {
    if (!piece) continue
    if (!piece.trim()) { if (text && !text.endsWith(' ')) text += ' '; end = Math.min(end, x); continue }
    text += (text && !/\s$/.test(text) ? joint(x - end, height) : text && x - end > height * 2 ? '| ' : '') + piece
    end = x + width
  }
  return { text: text.trim(), y: first?.[2] ?? 0, height: Math.max(1, ...items.map((item) => item[4])) }
}

/** The lines of a page, in the order in which the file writes them. */
export const linesOf = (items: Item[]): Line[] => {
  const lines: Item[][] = [[]]
  for (const item of items) {
    const line = lines.at(-1) ?? []
    const last = line.findLast(([text]) => text.trim())
    const sameLine = !last || !item[0].trim() || Math.abs(last[2] - item[2]) < Math.max(last[4], item[4], 4) * 0.5
    if (sameLine) line.push(item)
    else lines.push([item])
  }
  return lines.map(joined).filter(({ text }) => text)
}

const endsInside = /[\p{Ll}]-$/u
const startsSmall = /^\p{Ll}/u

const isNewParagraph = (above: Line, line: Line): boolean => {
  const step = above.y - line.y
  const bigger = Math.abs(above.height - line.height) > Math.max(above.height, line.height) * 0.15
  return bigger || step < 0 || step > Math.max(above.height, line.height) * 1.75 || /^[•▪●◦–-]\s/.test(line.text)
}

const isRowLine = (line: Line): boolean => line.text.includes(' | ')

/** Lines put together into paragraphs; words divided at a line's end are whole again; rows of tables stay lines. */
export const paragraphsOf = (lines: Line[]): string => {
  let text = ''
  for (const [index, line] of lines.entries()) {
    const above = lines[index - 1]
    if (!above) text = line.text
    else if (isNewParagraph(above, line)) text += `\n\n${line.text}`
    else if (isRowLine(above) || isRowLine(line)) text += `\n${line.text}`
    else if (endsInside.test(text) && startsSmall.test(line.text)) text = text.slice(0, -1) + line.text
    else text += ` ${line.text}`
  }
  return text
}

// The outermost line of a page may differ by its number; the next one must be the same, so that no sentence is taken for a header.
const edgeKeys = (lines: Line[]): Map<Line, string> => {
  const byHeight = lines.toSorted((a, b) => b.y - a.y)
  const exact = [byHeight[1], byHeight.at(-2)].flatMap((line) => (line ? [[line, line.text] as const] : []))
  const outer = [byHeight[0], byHeight.at(-1)].flatMap((line) => (line && line.text.length <= 80 ? [[line, line.text.replace(/\d+/g, '#')] as const] : []))
  return new Map([...exact, ...outer])
}

const commonKeys = (pages: Map<Line, string>[]): Set<string> => {
  const seen = new Map<string, number>()
  for (const page of pages) for (const key of new Set(page.values())) seen.set(key, (seen.get(key) ?? 0) + 1)
  return new Set([...seen].filter(([, count]) => count > pages.length * 0.6).map(([key]) => key))
}

/** The pages without running headers, footers and page numbers: lines at the edge that most pages share. */
export const withoutRunningLines = (pages: Line[][]): Line[][] => {
  if (pages.length < 4) return pages
  const edges = pages.map(edgeKeys)
  const common = commonKeys(edges)
  return pages.map((page, index) => page.filter((line) => !common.has(edges[index]?.get(line) ?? '')))
}
