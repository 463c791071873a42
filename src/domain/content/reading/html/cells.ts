import type { Row } from '@/src/domain/content/reading/table'

const maxRows = 1000
const maxSpan = 40

const spanOf = (cell: Element, name: 'colspan' | 'rowspan'): number => Math.min(maxSpan, Math.max(1, Number.parseInt(cell.getAttribute(name) ?? '1', 10) || 1))

const childrenNamed = (node: Element, ...names: string[]): Element[] => [...node.children].filter((child) => names.includes(child.localName))

const rowsIn = (table: Element): Element[] =>
  [...table.children].flatMap((child) => (child.localName === 'tr' ? [child] : ['thead', 'tbody', 'tfoot'].includes(child.localName) ? childrenNamed(child, 'tr') : [])).slice(0, maxRows)

/** The rows of a table with spans filled in, so that each figure stays below its column's label. */
export const tableRows = (table: Element, textOf: (cell: Element) => string): Row[] => {
  const open: { left: number; text: string }[] = []
  return rowsIn(table).map((tr) => {
    const cells: string[] = []
    const given = childrenNamed(tr, 'td', 'th')
    const header = tr.parentElement?.localName === 'thead' || (given.length > 1 && given.every((cell) => cell.localName === 'th'))
    const carry = () => {
      for (let above = open[cells.length]; above && above.left > 0; above = open[cells.length]) { above.left -= 1; cells.push(above.text) }
    }
    for (const cell of given) {
      carry()
      const text = textOf(cell)
      for (let column = spanOf(cell, 'colspan'); column > 0; column -= 1) {
        open[cells.length] = { left: spanOf(cell, 'rowspan') - 1, text }
        cells.push(text)
      }
    }
    carry()
    return { cells, header }
  })
}

/** True for a table that only arranges a page: tables inside, or one column. */
export const isLayout = (table: Element): boolean =>
  table.querySelector('table') !== null || table.getAttribute('role') === 'presentation' || rowsIn(table).every((row) => childrenNamed(row, 'td', 'th').length < 2)
