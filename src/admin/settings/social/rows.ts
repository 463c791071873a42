import { defaultRules, type PlatformKey } from '@/src/domain/social/rules'
import { ceilingOf, figureKeys, figures, toldFigure, type FigureKey } from '@/src/domain/social/rules/figures'

/** A figure that was changed, as it is stored. */
export type Stored = { id: string; platform: PlatformKey; figure: FigureKey; value: number; version: number }

/** A figure of a network, with what is usual, what the network itself takes and what was set instead. */
export type FigureRow = { id: FigureKey; platform: PlatformKey; label: string; isMost: boolean; usual: number | null; ceiling: number | null; stored: Stored | null }

/** The figures that a network has, in the order of the table. */
export const rowsOf = (platform: PlatformKey, stored: readonly Stored[]): FigureRow[] =>
  figureKeys.flatMap((key) => {
    const [usual, ceiling, { label, bound }] = [figures[key].of(defaultRules[platform]), ceilingOf(platform, key), figures[key]]
    if (usual === undefined || ceiling === undefined) return []
    return [{ id: key, platform, label, isMost: bound === 'most', usual, ceiling, stored: stored.find((row) => row.platform === platform && row.figure === key) ?? null }]
  })

/** A figure in words: at most 2,200 characters; any where none is set. */
export const bounded = ({ id, isMost }: FigureRow, value: number | null): string => (value === null || (!isMost && value <= (figures[id].unit === 'px' ? 1 : 0)) ? 'Any' : `${isMost ? 'At most' : 'At least'} ${toldFigure(id, value)}`)

const megabyte = 1024 * 1024
const scales: Record<string, readonly [factor: number, name: string]> = { bytes: [megabyte, 'MB'], pixels: [1_000_000, 'megapixels'], px: [1, 'px'], ratio: [1, 'width to height, for example 4:5'] }

/** The unit in which a figure is typed. */
export const unitOf = (key: FigureKey): string => (key === 'image_least_bytes' ? 'KB' : (scales[figures[key].unit]?.[1] ?? figures[key].unit))
const factorOf = (key: FigureKey): number => (key === 'image_least_bytes' ? 1024 : (scales[figures[key].unit]?.[0] ?? 1))

/** A figure as it is typed. */
export const typedOf = (key: FigureKey, value: number): string => (figures[key].unit === 'ratio' ? toldFigure(key, value) : String(Math.round((value / factorOf(key)) * 1000) / 1000))

/** What was typed as the figure that is stored; NaN for what is none. A shape is two numbers with a colon. */
export const valueOf = (key: FigureKey, typed: string): number => {
  const text = typed.trim().replaceAll(',', figures[key].unit === 'bytes' || figures[key].unit === 'pixels' ? '.' : '')
  if (figures[key].unit === 'ratio') {
    const [width, height] = /^(\d+(?:\.\d+)?)\s*:\s*(\d+(?:\.\d+)?)$/.exec(text)?.slice(1).map(Number) ?? []
    return width && height ? width / height : Number.NaN
  }
  if (!/^\d+(\.\d+)?$/.test(text)) return Number.NaN
  const value = Number(text) * factorOf(key)
  return factorOf(key) > 1 ? Math.round(value) : value
}
