import { createHash } from 'node:crypto'
import type { Db } from '@/src/engine/database'
import { uuidv7 } from '@/src/engine/ids'
import { type Corpus, corpusOf, type CorpusPassage, type CorpusSource } from './corpus'

/** A source as research hands it on: its passages are places in the stored text. */
export type KeptSource = CorpusSource & { score: number; passages: [number, number][] }

type Owner = { document: string; agency: string | null; client: string | null }

/** SHA-256 (hex) of a text. */
export const hashOfText = (text: string): string => createHash('sha256').update(text).digest('hex')

/** An address as it may stand in a link: parentheses encoded. */
export const linkable = (url: string): string => url.replace(/\(/g, '%28').replace(/\)/g, '%29').replace(/\s/g, '%20')

const insertSql = `insert into evidence (id, document_id, agency_id, client_id, kind, source_id, ref, url, title, publisher, domain, hash, text, score,
    published_at, accessed_at, created_at, updated_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, now(), now())
  on conflict (document_id, ref) do update set kind = excluded.kind, source_id = excluded.source_id, url = excluded.url, title = excluded.title,
    publisher = excluded.publisher, domain = excluded.domain, hash = excluded.hash, text = excluded.text, score = excluded.score,
    published_at = excluded.published_at, accessed_at = excluded.accessed_at, updated_at = now()
  returning id`

/** Keeps the text of a source with its document; the same mark again replaces the row. Answers the row's id. */
export const keepEvidence = async (db: Db, owner: Owner, source: Omit<CorpusSource, 'evidenceId'> & { score: number }, text: string): Promise<string> => {
  const [row] = await db.query<{ id: string }>(insertSql, [
    uuidv7(), owner.document, owner.agency, owner.client, source.kind, source.sourceId, source.mark, source.url, source.title.slice(0, 500),
    source.publisher.slice(0, 255), source.domain.slice(0, 255), source.hash, text, source.score, source.publishedAt, source.accessedAt,
  ])
  return row?.id ?? ''
}

/** Removes evidence that an earlier, unfinished reading left under marks beyond those in use. */
export const dropOtherEvidence = async (db: Db, document: string, marks: readonly string[]): Promise<void> => {
  await db.query('delete from evidence where document_id = $1 and not (ref = any($2::text[]))', [document, [...marks]])
}

/** The stored text of one source of a document, or null. */
export const storedText = async (db: Db, document: string, mark: string): Promise<string | null> => {
  const [row] = await db.query<{ text: string }>('select text from evidence where document_id = $1 and ref = $2', [document, mark])
  return row?.text ?? null
}

const batch = 25

const slices = (source: KeptSource, text: string): CorpusPassage[] =>
  source.passages.map(([start, end], index) => ({ id: `${source.mark}.P${index + 1}`, source: source.mark, text: text.slice(start, end), start, end }))

/** Everything that may prove a claim of the document. Texts are read in batches and let go; only passages stay in memory. */
export const loadCorpus = async (db: Db, document: string, sources: readonly KeptSource[]): Promise<Corpus> => {
  const passages: CorpusPassage[] = []
  for (let from = 0; from < sources.length; from += batch) {
    const some = sources.slice(from, from + batch)
    const rows = await db.query<{ ref: string; text: string }>('select ref, text from evidence where document_id = $1 and ref = any($2::text[])', [document, some.map(({ mark }) => mark)])
    const texts = new Map(rows.map(({ ref, text }) => [ref, text]))
    for (const source of some) passages.push(...slices(source, texts.get(source.mark) ?? ''))
  }
  return corpusOf(sources, passages.filter(({ text }) => text !== ''))
}
