import { tableLines } from '@/src/domain/content/reading/table'

const longestLine = 20_000

const inline = (line: string): string => (line.length > longestLine || !/[*_`[<]/.test(line) ? line : unmarked(line))

const unmarked = (line: string): string =>
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
/** Looked at part by part: one pattern over the whole line would try every way to cut its dashes. */
const isRule = (line: string): boolean => {
  const parts = line.split(/[|\s]/).filter(Boolean)
  return line.includes('|') && !/\|\s*\|/.test(line) && parts.length > 0 && parts.every((part) => /^:?-{2,}:?$/.test(part))
}

const tableAt = (lines: string[]): string[] => {
  const rule = lines.findIndex(isRule)
  return tableLines(lines.flatMap((line, index) => (index === rule ? [] : [{ cells: cellsOf(line), header: index < rule }])))
}

/** The text of Markdown without front matter, links' addresses, emphasis and HTML tags; headings keep their marks, tables become lines. */
export const readMarkdown = (markdown: string): { text: string; title?: string } => {
  const lines = markdown.replace(/^\ufeff?---\n[\s\S]{0,20000}?\n---\n/, '').split('\n')
  const out: string[] = []
  for (let at = 0; at < lines.length; ) {
    let end = at
    while (end < lines.length && isRow(lines[end] ?? '')) end += 1
    if (end - at > 1) out.push('', ...tableAt(lines.slice(at, end)), '')
    else out.push(inline(lines[at] ?? ''))
    at = end - at > 1 ? end : at + 1
  }
  const title = out.find((line) => /^# \S/.test(line))?.slice(2).trim()
  return { text: out.join('\n'), title }
}
