import { isLayout, tableRows } from '@/src/domain/content/reading/html/cells'
import { tableLines } from '@/src/domain/content/reading/table'

const skipped = new Set([
  'script', 'style', 'noscript', 'svg', 'template', 'iframe', 'object', 'canvas', 'nav', 'footer', 'form', 'button', 'select', 'input', 'textarea', 'dialog', 'menu',
  'head', 'audio', 'video', 'img', 'picture', 'map', 'link', 'meta',
])
const inlines = new Set([
  'a', 'abbr', 'b', 'bdi', 'bdo', 'cite', 'code', 'data', 'del', 'dfn', 'em', 'font', 'i', 'ins', 'kbd', 'label', 'mark', 'q', 's', 'samp', 'small', 'span', 'strong',
  'sub', 'sup', 'time', 'tt', 'u', 'var', 'wbr',
])

const isHidden = (node: Element): boolean => node.hasAttribute('hidden') || node.getAttribute('aria-hidden') === 'true' || /display\s*:\s*none/i.test(node.getAttribute('style') ?? '')

/** Gathers paragraphs. Lines of one list or table stay together, so that they are read as one passage. */
class Paragraphs {
  private readonly done: string[] = []
  private line = ''
  private tight = false

  add(text: string): void {
    this.line += text
  }

  isOpen(): boolean {
    return this.line.trim() !== ''
  }

  endsWithDigit(): boolean {
    return /\d$/.test(this.line)
  }

  end(prefix = '', tight = false): void {
    const text = this.line.replace(/[ \t\f\v\u00a0]*\n[ \t\f\v]*/g, '\n').replace(/[^\S\n\u00a0]+/g, ' ').trim()
    this.line = ''
    if (!text) return
    if (tight && this.tight) this.done.push(`${this.done.pop() ?? ''}\n${prefix}${text}`)
    else this.done.push(prefix + text)
    this.tight = tight
  }

  /** Ends the list or table: what follows begins a new paragraph. */
  loosen(): void {
    this.tight = false
  }

  text(): string {
    this.end()
    return this.done.join('\n\n')
  }
}

// A note's number must not melt into a figure (42% and note 1 are not 42%1), nor a power into its base.
const superscript = (node: Element, out: Paragraphs): void => {
  const text = (node.textContent ?? '').trim()
  const isNote = /^\[.*\]$/.test(text) || node.querySelector('a') !== null
  if (isNote) return
  out.add(/^[\d-]+$/.test(text) && out.endsWithDigit() ? `^${text}` : text)
}

const table = (node: Element, out: Paragraphs): void => {
  if (isLayout(node)) return children(node, out)
  const caption = [...node.children].find((child) => child.localName === 'caption')
  out.end()
  out.loosen()
  for (const line of [caption ? plain(caption) : '', ...tableLines(tableRows(node, plain))]) { out.add(line); out.end('', true) }
  out.loosen()
}

const block = (node: Element, out: Paragraphs, prefix = '', tight = false): void => {
  out.end()
  if (!tight) out.loosen()
  children(node, out)
  out.end(prefix, tight)
}

const list = (node: Element, out: Paragraphs): void => {
  out.end()
  out.loosen()
  for (const item of node.children) block(item, out, '- ', true)
  out.loosen()
}

const term = (node: Element, out: Paragraphs): void => {
  out.end('', true)
  children(node, out)
}

const definition = (node: Element, out: Paragraphs): void => {
  if (out.isOpen()) out.add(': ')
  children(node, out)
  out.end('', true)
}

const element = (node: Element, out: Paragraphs): void => {
  const name = node.localName
  if (skipped.has(name) || isHidden(node)) return
  if (name === 'br') return out.add('\n')
  if (name === 'sup') return superscript(node, out)
  if (name === 'table') return table(node, out)
  if (name === 'ul' || name === 'ol') return list(node, out)
  if (/^h[1-6]$/.test(name)) return block(node, out, `${'#'.repeat(Number(name[1]))} `)
  if (name === 'dt') return term(node, out)
  if (name === 'dd') return definition(node, out)
  if (inlines.has(name)) return children(node, out)
  block(node, out)
}

const children = (node: Element, out: Paragraphs): void => {
  for (const child of node.childNodes) {
    if (child.nodeType === 3) out.add((child.textContent ?? '').replace(/\s+/g, ' '))
    else if (child.nodeType === 1) element(child as Element, out)
  }
}

const plain = (node: Element): string => {
  const out = new Paragraphs()
  children(node, out)
  return out.text().replace(/\s+/g, ' ').trim()
}

/**
 * The text of markup as paragraphs: headings with `#`, list items with `-`, tables as lines with their labels.
 * Hidden elements, navigation and notes' numbers are left out.
 */
export const blocksOf = (node: Element): string => {
  const out = new Paragraphs()
  children(node, out)
  return out.text()
}
