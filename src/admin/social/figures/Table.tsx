'use client'

import { Link } from '@payloadcms/ui'
import type { FiguresOf, PostFigures } from '@/src/domain/social/overview/figures'
import { count } from '../../format/number'
import type { Reader } from '../../format/reader'
import { Records, type Column } from '../../settings/parts/Records'
import { lasting, mean, share } from './words'

export type StateLabel = { key: keyof FiguresOf['states']; label: string }
type Props = { figures: PostFigures; states: readonly StateLabel[]; admin: string; reader: Reader }
type Row = Omit<FiguresOf, 'id'> & { id: string; of: string | null }

/** The same figures by client or person; the name of a client leads to its posts. */
export const Table = ({ figures: { rows, by }, states, admin, reader: { locale } }: Props) => {
  const name = ({ of, name: known }: Row) => (by === 'client' && of ? <Link href={`${admin}/collections/posts?client=${of}`} prefetch={false}><bdi>{known}</bdi></Link> : <bdi>{known ?? 'Nobody'}</bdi>)
  const figure = (label: string, cell: (row: Row) => string): Column<Row> => ({ label, cell, kind: 'figure' })
  const columns: Column<Row>[] = [
    { label: by === 'client' ? 'Client' : 'Looked after by', cell: name },
    figure('Begun', ({ posts }) => count(posts, locale)),
    ...states.map(({ key, label }) => figure(label, (row) => count(row.states[key], locale))),
    figure('Median time', ({ medianSeconds }) => lasting(medianSeconds, locale)),
    figure('First try', ({ firstTryShare }) => share(firstTryShare, locale)),
    figure('Decisions', ({ rounds }) => mean(rounds, locale)),
    figure('In their place', ({ overridden }) => count(overridden, locale)),
  ]
  return <Records caption={`Figures by ${by === 'client' ? 'client' : 'who looks after them'}`} columns={columns} rows={rows.map(({ id, ...row }) => ({ ...row, id: id ?? 'none', of: id }))} />
}
