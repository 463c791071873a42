export type BlockKind = 'prose' | 'list' | 'heading' | 'row'

export interface Block {
  kind: BlockKind
  text: string
  heading: string
}

const bullet = /^\s*(?:[-*•·▪–]|\(?\d{1,2}[.)]|[a-z][.)])\s+/
const ended = /[.!?:;…。！？：；؟؛۔।]["”’»」』')\]]*$/

/** A table row with its heads beside its cells, "Region: North; Share: 15%", or one pair of label and figure. */
const labelledRow = /^[^:;.]{2,60}: [^;]{1,60}(?:; [^:;]{1,60}: [^;]{1,40})+$|^[^:;.|]{2,50}: [$€£]?[\d.,]+ ?(?:%|[a-z]+)?$/i

const isRow = (line: string): boolean =>
  labelledRow.test(line) || /^\s*\|.*\|\s*$/.test(line) || (line.split('|').length > 2 && !ended.test(line)) || /\S\t\S/.test(line)

const looksLikeHeading = (line: string, next: string | undefined): boolean =>
  /^#{1,6}\s/.test(line) || (line.length < 90 && !ended.test(line) && !/^[a-z]/.test(line) && (!next || /^\s*$/.test(next) || /^[\p{Lu}\d"“|*•-]/u.test(next)))

const stripHeading = (line: string): string =>
  line.replace(/^#{1,6}\s*/, '').replace(/<[^>]+>/g, '').replace(/^[\d.]+\s+/, '').replace(/[*_]{1,2}/g, '').trim()

/** Splits a passage into paragraphs, list items, table rows and headings; hard-wrapped lines are joined again. */
export function blocksOf(text: string): Block[] {
  const lines = text.replace(/\r/g, '').split('\n')
  const blocks: Block[] = []
  let heading = ''
  let open: Block | null = null
  const add = (kind: BlockKind, line: string): void => {
    open = { kind, text: line, heading }
    blocks.push(open)
  }
  lines.forEach((line, place) => {
    const trimmed = line.trim()
    const current = open as Block | null
    if (!trimmed || /^[-=_*\s]{3,}$/.test(trimmed)) return void (open = null)
    if (isRow(trimmed)) return add('row', trimmed)
    if (bullet.test(line)) return add('list', trimmed.replace(bullet, ''))
    if (/^#{1,6}\s/.test(trimmed) || (!current && looksLikeHeading(trimmed, lines[place + 1]))) {
      heading = stripHeading(trimmed)
      add('heading', heading)
      return void (open = null)
    }
    if (current && !ended.test(current.text)) current.text += ` ${trimmed}`
    else if (current?.kind === 'prose' && line.length > 60 && /^[a-z]/.test(trimmed)) current.text += ` ${trimmed}`
    else add('prose', trimmed)
  })
  return blocks
}
