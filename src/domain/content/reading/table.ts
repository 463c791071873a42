export type Row = { cells: string[]; header: boolean }

const hasDigit = (text: string): boolean => /\d/.test(text)

const wordsOnly = (row: Row): boolean => row.cells.every((cell) => !hasDigit(cell) || /^(?:19|20)\d\d$/.test(cell.trim()))

// Rows of two cells are mostly pairs ("Founded, 1998"): a first row is their header only when it alone has no figure.
const looksLikeHeader = (first: Row, rest: Row[]): boolean => {
  if (first.cells.length < 2 || rest.length === 0 || !first.cells.slice(1).every(Boolean)) return false
  if (first.cells.length === 2) return rest.length > 1 && !first.cells.some(hasDigit) && rest.every((row) => hasDigit(row.cells[1] ?? ''))
  return wordsOnly(first) && rest.some((row) => row.cells.slice(1).some(hasDigit))
}

const headerCount = (rows: Row[]): number => {
  const marked = rows.findIndex((row) => !row.header)
  if (marked !== 0) return Math.max(0, marked)
  const [first, ...rest] = rows
  return first && looksLikeHeader(first, rest) ? 1 : 0
}

const labelsOf = (headers: Row[], width: number): string[] =>
  Array.from({ length: width }, (_, column) => [...new Set(headers.map((row) => row.cells[column] ?? ''))].filter(Boolean).join(' '))

const labelled = (cells: string[], labels: string[]): string => {
  const [first = '', ...rest] = cells
  const values = rest.flatMap((cell, index) => (cell ? [labels[index + 1] ? `${labels[index + 1]}: ${cell}` : cell] : []))
  const lead = first && labels[0] ? `${labels[0]}: ${first}` : first
  return [lead, ...values].filter(Boolean).join('; ')
}

const bare = (cells: string[]): string => {
  const filled = cells.filter(Boolean)
  return filled.length === 2 ? `${filled[0]?.replace(/:$/, '')}: ${filled[1]}` : filled.join(' | ')
}

/**
 * A table as lines, one per row, in which every figure stands beside its labels: "Region: North; 2024: 15%".
 * Without a header row: "label: value" for two cells, else "a | b | c".
 */
export const tableLines = (rows: Row[]): string[] => {
  const filled = rows.filter((row) => row.cells.some(Boolean))
  const headers = headerCount(filled)
  const width = Math.max(0, ...filled.map((row) => row.cells.length))
  const labels = labelsOf(filled.slice(0, headers), width)
  return filled.slice(headers).map(({ cells }) => (headers ? labelled(cells, labels) : bare(cells)))
}
