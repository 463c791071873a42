import type { PayloadRequest } from 'payload'
import { as } from '@/src/engine/doors'
import type { Reader } from '@/src/browser/format/reader'
import { When } from '../item/When'
import { Panel } from '../ui/Card'
import { Spark } from './Spark'

const names = { views: 'Views', impressions: 'Impressions', reach: 'Reach', likes: 'Likes', comments: 'Comments', shares: 'Shares', saves: 'Saves', clicks: 'Clicks' } as const
type Name = keyof typeof names
type Row = Partial<Record<Name, number | null>> & { id: string; capturedAt: string; source: string; engagementRate?: number | null }

const sources: Record<string, string> = { hand: 'typed in', sync: 'from the network', import: 'imported' }

const changeOf = (series: readonly number[], locale: string): string | null => {
  const by = series.at(-1)! - series[0]!
  if (series.length < 2 || by === 0) return null
  return `${by > 0 ? 'up' : 'down'} ${Math.abs(by).toLocaleString(locale)} since the first count`
}

const readSeries = async (req: PayloadRequest, post: string): Promise<Row[]> => {
  const { docs } = await as(req).find('post-metrics', { where: { post: { equals: post } }, sort: '-capturedAt', limit: 60, pagination: false })
  return (docs as unknown as Row[]).reverse()
}

/** How a post does: the newest figures, how they grew, and the table behind. Unknown is never shown as none. */
export const Metrics = async ({ req, post, reader }: { req: PayloadRequest; post: string; reader: Reader }) => {
  const rows = await readSeries(req, post)
  const newest = rows.at(-1)
  if (!newest) return <Panel id="figures" title="Figures"><p className="text-sm text-quiet">The first figures come about an hour after posting.</p></Panel>
  const known = (Object.keys(names) as Name[]).filter((name) => rows.some((row) => row[name] !== null && row[name] !== undefined))
  const of = (name: Name) => rows.flatMap((row) => row[name] ?? [])
  const figure = (value: number | null | undefined) => (value === null || value === undefined ? '–' : value.toLocaleString(reader.locale))
  return (
    <Panel id="figures" title="Figures">
      <p className="mb-4 text-sm text-quiet">As of <When at={newest.capturedAt} reader={reader} />, {sources[newest.source] ?? newest.source}.{typeof newest.engagementRate === 'number' && ` Engagement ${newest.engagementRate.toLocaleString(reader.locale, { maximumFractionDigits: 1 })} %.`}</p>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-5 sm:grid-cols-3 lg:grid-cols-4">
        {known.map((name) => (
          <div key={name}>
            <dt className="text-sm text-quiet">{names[name]}</dt>
            <dd className="figure text-xl font-semibold">{figure(of(name).at(-1))}</dd>
            <dd><Spark values={of(name)} />{changeOf(of(name), reader.locale) && <span className="text-xs text-quiet">{changeOf(of(name), reader.locale)}</span>}</dd>
          </div>
        ))}
      </dl>
      <details className="mt-5">
        <summary className="inline-flex min-h-11 cursor-pointer items-center text-sm font-medium text-brand-text">All counts as a table</summary>
        <div aria-label="All counts" className="overflow-x-auto" role="region" tabIndex={0}>
          <table className="figure w-full text-right text-sm">
            <thead className="text-quiet"><tr><th className="py-2 pr-4 text-left font-medium" scope="col">Counted</th>{known.map((name) => <th className="px-2 py-2 font-medium" key={name} scope="col">{names[name]}</th>)}</tr></thead>
            <tbody className="divide-y divide-line">{[...rows].reverse().map((row) => <tr key={row.id}><th className="py-2 pr-4 text-left font-normal whitespace-nowrap" scope="row"><When at={row.capturedAt} reader={reader} /></th>{known.map((name) => <td className="px-2 py-2" key={name}>{figure(row[name])}</td>)}</tr>)}</tbody>
          </table>
        </div>
      </details>
    </Panel>
  )
}
