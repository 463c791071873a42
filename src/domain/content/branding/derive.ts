import { parseHex, withLightness } from './colour'
import { readable } from './contrast'

export type BrandColours = { primary: string; secondary: string; accent: string }

/**
 * One brand colour with what follows from it. `text` is the shade for text on the page; `ground` the shade for areas
 * that carry text in `contrast`. Both differ from `base` only where that could not be read.
 */
export type Shades = { base: string; light: string; dark: string; contrast: string; text: string; ground: string }

export type Palette = {
  primary: Shades
  secondary: Shades
  accent: Shades
  text: string
  textLight: string
  background: string
  backgroundAlt: string
  border: string
  chart: { series: string[]; grid: string; axis: string; label: string }
}

const fixed = {
  text: '#1a1a1a',
  textLight: '#6b7280',
  background: '#ffffff',
  backgroundAlt: '#f8f9fa',
  border: '#e5e7eb',
}

/** White on a dark colour, black on a light one: `(0.299 R + 0.587 G + 0.114 B) / 255 < 0.5` is dark. */
const contrastOf = (hex: string): string => {
  const [r, g, b] = parseHex(hex) ?? [0, 0, 0]
  return (0.299 * r + 0.587 * g + 0.114 * b) / 255 < 0.5 ? '#ffffff' : '#000000'
}

const shades = (hex: string): Shades => ({
  base: withLightness(hex, (lightness) => lightness),
  light: withLightness(hex, (lightness) => lightness + (1 - lightness) * 0.9),
  dark: withLightness(hex, (lightness) => lightness * 0.8),
  contrast: contrastOf(hex),
  text: readable(hex, fixed.background),
  ground: readable(hex, contrastOf(hex)),
})

const lighter = (hex: string, by: number) => withLightness(hex, (lightness) => lightness + by)

/** Everything that a template or a chart may paint with, made from the three brand colours. */
export const derivePalette = ({ primary, secondary, accent }: BrandColours): Palette => ({
  primary: shades(primary),
  secondary: shades(secondary),
  accent: shades(accent),
  ...fixed,
  chart: {
    series: [
      ...[primary, secondary, accent].map((hex) => lighter(hex, 0)),
      lighter(primary, 0.3),
      lighter(secondary, 0.3),
      lighter(primary, -0.2),
      lighter(secondary, -0.2),
    ],
    grid: '#e5e7eb',
    axis: '#9ca3af',
    label: '#374151',
  },
})
