import { readable } from '@/src/domain/content/branding/contrast'
import type { Palette } from '@/src/domain/content/branding/derive'

const greys = ['#6b7280', '#a3abb8', '#c9ced6', '#dfe3e8']

/** What a chart is painted with: the brand first, then greys, so that one thing stands out and the rest holds still. */
export type ChartColours = { strong: string; strongText: string; quiet: string; series: string[]; text: string; label: string; grid: string; axis: string }

/** A brand colour too pale to be seen on paper is darkened to 3:1, its labels to 4.5:1. */
export const chartColours = (palette: Palette): ChartColours => {
  const strong = readable(palette.primary.base, palette.background, 3)
  return {
    strong,
    strongText: palette.primary.text,
    quiet: '#c3c9d3',
    series: [strong, ...greys],
    text: palette.text,
    label: palette.chart.label,
    grid: palette.chart.grid,
    axis: palette.chart.axis,
  }
}
