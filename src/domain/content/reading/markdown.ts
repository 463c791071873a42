import { tableLines } from '@/src/domain/content/reading/table'

const inline = (line: string): string =>
  line
    .replace(/!\[([^\]]{0,500})\]\([^)\s]{0,2000}(?:\s"[^"]{0,500}")?\)/g, '$1')
    .replace(/\[([^\]]{1,500})\]\([^)\s]{0,2000}(?:\s"[^"]{0,500}")?\)/g, '$1')
    .replace(/<(https?:\/\/[^>\s]{1,2000})>/g, '$1')
    .replace(/<\/?[a-z][^>]{0,1000}>/gi, '')
    .replace(/(\*\*|__)(?=\S)([^\n]{1,2000}?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\w*])\*(?=\S)([^*\n]{1,1000}?)(?<=\S)\*(?![\w*])/g, '$1')
    .replace(/`([^`\n]{1,500})`/g, '$1')

const cellsOf = (line: string): string[] => line.trim().replace(/^\||\|$/g, '').split('|').map((cell) => inline(cell).trim())

const isRow = (line: string): boolean => /^\s*\|.*\|\s*$/.test(line)
const isRule = (line: string): boolean => /^\s*\|?(?:\s*:?-{2,}:?\s*\|?)+\s*$/.test(line) && line.includes('|')

const tableAt = (lines: string[]): string[] => {
  const rule = lines.findIndex(isRule)
  return tableLines(lines.flatMap((line, index) => (index === rule ? [] : [{ cells: cellsOf(line), header: index < rule }])))
}

/** The text of Markdown without front matter, links' addresses, emphasis and HTML tags; headings keep their marks, tables become lines. */
export const readMarkdown = (markdown: string): { text: string; title?: string } => {
  const lines = markdown.replace(/^\ufeff?---\n[\s\S]{0,20000}?\n---\n/, '').split('\n')
  const out: string[] = []
  for (let at = 0; at < lines.length; ) {
    const rows = lines.slice(at).findIndex((line) => !isRow(line))
    const count = rows === -1 ? lines.length - at : rows
    if (count > 1) out.push('', ...tableAt(lines.slice(at, at + count)), '')
    else out.push(inline(lines[at] ?? '').replace(/^(#{1,6} .*?)\s+#+$/, '$1'))
    at += Math.max(1, count > 1 ? count : 1)
  }
  const title = out.find((line) => /^# \S/.test(line))?.slice(2).trim()
  return { text: out.join('\n'), title }
}
