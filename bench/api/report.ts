import { cases } from './cases'
import type { Figures } from './measure'

/** What one run measured: per case and server. */
export type Results = { when: string; machine: string; load: number[]; rounds: number; seconds: number; figures: Record<string, Record<string, Figures>> }

const ms = (value: number) => value.toFixed(2)
const whole = (value: number) => Math.round(value).toLocaleString('en')
const times = (value: number) => `${value.toFixed(2)} ×`
const row = (...cells: string[]) => `| ${cells.join(' | ')} |`

const beside = (results: Results, rows: number): string[] =>
  Object.entries(results.figures).flatMap(([name, of]) => {
    const [ours, twin] = [of[`ours-${rows}`], of[`twin-${rows}`]]
    if (!ours || !twin) return []
    return [row(cases[name]!.title, whole(ours.requestsPerSecond), whole(twin.requestsPerSecond), times(ours.requestsPerSecond / twin.requestsPerSecond), ms(ours.p50), ms(twin.p50), times(ours.p50 / twin.p50), bare(of[`bare-${rows}`]))]
  })

const bare = (figures: Figures | undefined) => (figures ? `${whole(figures.requestsPerSecond)} · ${ms(figures.p50)}` : '')

const flat = (results: Results): string[] =>
  Object.entries(results.figures).flatMap(([name, of]) => {
    const [few, many] = [of['ours-10000'], of['ours-1000000']]
    if (!few || !many) return []
    return [row(cases[name]!.title, ms(few.p50), ms(many.p50), times(many.p50 / few.p50), whole(few.requestsPerSecond), whole(many.requestsPerSecond), times(few.requestsPerSecond / many.requestsPerSecond))]
  })

/** The figures as the tables of `bench/README.md`. */
export const report = (results: Results): string => {
  const head = ['', 'ours, req/s', 'plain, req/s', 'ratio', 'ours, p50 ms', 'plain, p50 ms', 'ratio', 'without Next, req/s · p50']
  const tables = [10_000, 1_000_000].flatMap((rows) => {
    const lines = beside(results, rows)
    return lines.length ? ['', `**${whole(rows)} documents**`, '', row(...head), row(...head.map(() => '---')), ...lines] : []
  })
  const growth = flat(results)
  const flatHead = ['ours, from 10,000 to 1,000,000', 'p50 ms', 'p50 ms', 'ratio', 'req/s', 'req/s', 'ratio']
  return [
    `${results.when.slice(0, 10)}, ${results.machine}; load before: ${results.load.map((load) => load.toFixed(1)).join(' ')}; medians of ${results.rounds} rounds of ${results.seconds} s.`,
    ...tables,
    ...(growth.length ? ['', row(...flatHead), row(...flatHead.map(() => '---')), ...growth] : []),
  ].join('\n')
}
