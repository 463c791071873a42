import sharp from 'sharp'
import type { Palette } from '@/src/domain/content/branding/derive'
import type { Chart } from '@/src/domain/content/document'
import { chartAlternative } from './alternative'
import { bars } from './bars'
import { canDraw } from './canDraw'
import { chartColours } from './colours'
import { donut } from './donut'
import { drawSvg } from './draw'
import { unitNote } from './figures'
import { line } from './line'
import type { ChartPlan } from './plan'

export type ChartLook = { font?: string; locale?: string; word?: string }
export type DrawnChart = { svg: string; alt: string; unitNote: string | null; width: number; height: number }

const WIDTH = 800
const PREVIEW_HEIGHT = 500
const PREVIEW_SCALE = 1.5
// Unquoted: quotes would end the attribute that the drawing writes them into.
const FONT = 'Inter, Noto Sans Arabic, Noto Sans Hebrew, sans-serif'

const drawings = { bar: bars, comparison: bars, line, donut }

const planOf = (chart: Chart, palette: Palette, look: ChartLook, fixedHeight?: number): ChartPlan => {
  const refusal = canDraw(chart)
  if (refusal) throw new RangeError(refusal)
  return { chart, colours: chartColours(palette), locale: look.locale ?? 'en', font: look.font ?? FONT, width: WIDTH, fixedHeight }
}

// The PDF renderer does not read the `font` shorthand, and invisible hit areas only cost bytes.
const cleaned = (svg: string) =>
  svg
    .replace(/ (ecmeta_\w+|class|pointer-events|xml:space)="[^"]*"/g, '')
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<(path|rect)[^>]*fill="none"[^>]*><\/\1>\n?/g, (shape) => (shape.includes('stroke="') ? shape : ''))
    .replace(/style="font: normal (?:normal|(\d+)) ([\d.]+px) ([^"]+)"/g, (_, weight: string | undefined, size: string, family: string) =>
      `style="font-size:${size};font-family:${family};font-weight:${weight ?? 400};"`)

/** Draws a chart as SVG, 800 units wide and as high as its values need. Throws RangeError with the reason of `canDraw`. */
export const renderChart = (chart: Chart, palette: Palette, look: ChartLook = {}): DrawnChart => {
  const plan = planOf(chart, palette, look)
  const drawn = drawings[chart.type](plan)
  const alt = chartAlternative(chart, plan.locale, look.word)
  return { svg: cleaned(drawSvg(drawn, WIDTH)), alt, unitNote: unitNote(chart.unit), width: WIDTH, height: drawn.height }
}

/** The same chart for previews: a PNG of 8 x 5 inches at 150 dpi on a transparent ground. */
export const renderChartPng = async (chart: Chart, palette: Palette, look: ChartLook = {}): Promise<Uint8Array> => {
  const svg = cleaned(drawSvg(drawings[chart.type](planOf(chart, palette, look, PREVIEW_HEIGHT)), WIDTH))
  const image = sharp(Buffer.from(svg), { density: 72 * PREVIEW_SCALE }).resize(WIDTH * PREVIEW_SCALE, PREVIEW_HEIGHT * PREVIEW_SCALE)
  return new Uint8Array(await image.png().withMetadata({ density: 150 }).toBuffer())
}
