const separators = [',', ';', '\t'] as const

/** The cells of a table in CSV: quotes may hold separators, line breaks and doubled quotes (RFC 4180). Blank lines are left out. */
export const cellsOf = (text: string): string[][] => {
  const head = text.split(/\r?\n/, 1)[0] ?? ''
  const separator = separators.reduce((best, each) => (head.split(each).length > head.split(best).length ? each : best))
  const rows: string[][] = [[]]
  let [cell, isQuoted] = ['', false]
  const endCell = () => {
    rows.at(-1)!.push(cell.trim())
    cell = ''
  }
  for (let at = text.startsWith('\ufeff') ? 1 : 0; at < text.length; at += 1) {
    const char = text[at]!
    if (isQuoted && char === '"' && text[at + 1] === '"') cell += text[(at += 1)]
    else if (char === '"' && (isQuoted || !cell.trim())) isQuoted = !isQuoted
    else if (!isQuoted && char === separator) endCell()
    else if (!isQuoted && char === '\n') {
      endCell()
      rows.push([])
    } else cell += char
  }
  endCell()
  return rows.filter((row) => row.some(Boolean))
}

/** The lines of a table by the names in its head. */
export const linesOf = (text: string): Record<string, string>[] => {
  const [head = [], ...rows] = cellsOf(text)
  return rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ''])))
}
