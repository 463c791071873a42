import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { QueryArrayConfig } from 'pg'
import { readingPoolOf } from '../pool'
import { clientOf } from '../transactions'
import type { Column } from './columns'
import type { Statement } from './statement'

type Speaker = { query(config: QueryArrayConfig): Promise<{ rows: (string | null)[][] }> }
type InTransaction = { transactionID?: number | string | Promise<number | string> | null; payloadAPI?: string } | undefined

// Every value stays the text that Postgres sent: each column has its own decoder.
const types = { getTypeParser: () => (text: string) => text }

const names = new Map<string, string>()
const mostNames = 500

/** A statement that is asked again and again is planned once on each connection; the number of such names is bounded. */
const nameOf = (text: string): string | undefined => {
  const known = names.get(text)
  if (known || names.size >= mostNames) return known
  names.set(text, `read_${names.size}`)
  return names.get(text)
}

/** Runs a reading statement, inside the request's transaction while it has one; rows are lists of texts. */
export const run = async (adapter: PostgresAdapter, req: InTransaction, { text, values }: Statement): Promise<(string | null)[][]> => {
  const id = await req?.transactionID
  const isAsked = req?.payloadAPI === 'REST' || req?.payloadAPI === 'GraphQL'
  const speaker = ((id && clientOf(id)) || (isAsked ? readingPoolOf(adapter) : adapter.pool)) as unknown as Speaker
  const { rows } = await speaker.query({ name: nameOf(text), text, values, rowMode: 'array', types: types as never })
  return rows
}

/** One row as the document that Payload works with. */
export const documentOf = (columns: readonly Column[], row: readonly (string | null)[]): Record<string, unknown> => {
  const document: Record<string, unknown> = {}
  for (let at = 0; at < columns.length; at += 1) {
    const { name, decode } = columns[at]!
    const text = row[at] as string | null
    document[name] = text === null ? null : decode(text)
  }
  return document
}
