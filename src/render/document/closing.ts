import type { Section } from '@/src/domain/content/document'
import type { Block } from './flow'
import { setTable } from './tables'
import type { Shared } from './visuals'

const rowAsText = (columns: string[]) => (row: string[]) => row.map((cell, at) => (at === 0 ? `**${cell}**` : `${columns[at] ?? ''}: ${cell}`)).join('; ')

const tableOf = (section: Section, shared: Shared): Block[] => {
  const { table } = section
  if (!table || !table.rows.length) return []
  const cited = shared.content.references.find(({ url }) => url === table.source)
  const named = { ...table, source: cited ? [cited.sourceId && !/^https?:/.test(cited.url) ? '' : cited.publisher, cited.title].filter(Boolean).join(', ') : '' }
  if (shared.design.supportsTables) return [{ kind: 'table', number: ++shared.tables, table: setTable(named), reference: cited?.number ?? null }]
  shared.warnings.push(`${shared.design.code} has no place for tables: the one in section ${section.number} became a list.`)
  const rows = table.rows.map((row) => `${rowAsText(table.columns)(row)}.`)
  return [{ kind: 'subsection', title: table.title, text: rows.join('\n\n') }]
}

const calloutOf = (section: Section, shared: Shared): Block[] => {
  const { callout } = section
  if (!callout) return []
  if (shared.design.supportsCallouts && shared.design.calloutTypes.includes(callout.type)) return [{ kind: 'callout', callout }]
  shared.warnings.push(`${shared.design.code} has no place for a call-out: the one in section ${section.number} was left out.`)
  return []
}

/** What closes a section's text: its table, then its call-out, each replaced as the design's abilities demand. */
export const closingOf = (section: Section, shared: Shared): Block[] => [...tableOf(section, shared), ...calloutOf(section, shared)]
