import type { Conclusion, DocumentContent, Section, Table } from '../document'

/**
 * One text of a document. `place` is told to people ("section 3"); `field` says what it is; `kind` how it may be mended:
 * a sentence of prose or an item can go, a title needs something in its stead, a cell takes its table with it
 * (and is only looked at).
 */
export type Slot = { place: string; field: string; kind: 'prose' | 'item' | 'title' | 'cell'; text: string; context: string }

export type Visit = (slot: Slot) => string

const inTable = (table: Table, place: string, visit: Visit): Table => {
  const cell = (field: string, text: string, context: string): string => visit({ place, field, kind: 'cell', text, context })
  const inRow = (row: string[]): string[] => {
    row.forEach((text, at) => cell('table cell', withUnit(text, table.columns[at]), `${row[0] ?? ''} ${table.columns[at] ?? ''} ${table.title}`))
    return row
  }
  const columns = table.columns.map((column) => cell('table heading', column, table.title))
  return { ...table, title: cell('table title', table.title, place), columns, rows: table.rows.map(inRow) }
}

/** "42" under "Share (%)" claims 42 %. */
const withUnit = (text: string, heading = ''): string => {
  if (!/^[\s\d.,]+$/.test(text)) return text
  if (/%|percent|per cent/i.test(heading)) return `${text.trim()}%`
  const currency = /[$€£¥]/.exec(heading)?.[0]
  return currency ? `${currency}${text.trim()}` : text
}

const inSection = (section: Section, visit: Visit): Section => {
  const place = `section ${section.number}`
  const context = section.title
  const prose = (field: string, text: string): string => visit({ place, field, kind: 'prose', text, context })
  const title = (field: string, text: string): string => visit({ place, field, kind: 'title', text, context })
  return {
    ...section,
    label: section.label === null ? null : title('label', section.label),
    title: title('title', section.title),
    lead: prose('lead', section.lead),
    paragraphs: section.paragraphs.map((text) => prose('paragraph', text)),
    subheadings: section.subheadings.map((part) => ({ title: title('subheading', part.title), content: prose('subsection', part.content) })),
    callout: section.callout && { ...section.callout, content: prose('call-out', section.callout.content) },
    table: section.table && inTable(section.table, place, visit),
  }
}

const inConclusion = (conclusion: Conclusion, visit: Visit): Conclusion => {
  const at = (field: string, kind: Slot['kind'], text: string): string => visit({ place: 'conclusion', field, kind, text, context: conclusion.title })
  return {
    title: at('title', 'title', conclusion.title),
    lead: at('lead', 'prose', conclusion.lead),
    content: at('text', 'prose', conclusion.content),
    keyTakeaways: conclusion.keyTakeaways.map((text) => at('takeaway', 'item', text)),
    cta: at('call to action', 'prose', conclusion.cta),
  }
}

/** Every text of a document in reading order, each replaced by what `visit` answers. Statistics and quotes are not texts. */
export const visitTexts = (content: DocumentContent, visit: Visit): DocumentContent => {
  const front = (field: string, text: string): string => visit({ place: field, field, kind: 'title', text, context: content.title })
  return {
    ...content,
    title: front('title', content.title),
    subtitle: front('subtitle', content.subtitle),
    summary: visit({ place: 'summary', field: 'summary', kind: 'prose', text: content.summary, context: content.title }),
    sections: content.sections.map((section) => inSection(section, visit)),
    conclusion: content.conclusion && inConclusion(content.conclusion, visit),
  }
}

/** The texts alone, in reading order. */
export const textsOf = (content: DocumentContent): Slot[] => {
  const slots: Slot[] = []
  visitTexts(content, (slot) => {
    slots.push(slot)
    return slot.text
  })
  return slots
}

const filled = (text: string): boolean => text.trim() !== ''

const tidySection = (section: Section): Section => {
  const written = section.subheadings.filter(({ content }) => filled(content))
  const subheadings = written.filter(({ title }) => filled(title))
  const paragraphs = [...section.paragraphs, ...written.filter(({ title }) => !filled(title)).map(({ content }) => content)].filter(filled)
  const lead = filled(section.lead) ? section.lead : (paragraphs.shift() ?? '')
  const callout = section.callout && filled(section.callout.content) ? section.callout : null
  return { ...section, lead, paragraphs, subheadings, callout, label: section.label && filled(section.label) ? section.label : null }
}

const holdsText = ({ lead, paragraphs, subheadings }: Section): boolean => filled(lead) || paragraphs.length > 0 || subheadings.length > 0

/** Leaves out what has become empty and numbers the sections anew, unless told to leave their numbers. */
export const tidied = (content: DocumentContent, renumber = true): DocumentContent => ({
  ...content,
  sections: content.sections.map(tidySection).filter(holdsText).map((section, index) => (renumber ? { ...section, number: index + 1 } : section)),
  conclusion: content.conclusion && { ...content.conclusion, keyTakeaways: content.conclusion.keyTakeaways.filter(filled) },
})
