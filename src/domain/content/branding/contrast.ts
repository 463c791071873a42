import { parseHex, toHex, type Rgb } from './colour'

type Oklch = readonly [lightness: number, chroma: number, hue: number]

const linear = (part: number) => {
  const value = part / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}
const gamma = (value: number) => 255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055)

const rgbOf = (hex: string): Rgb => {
  const rgb = parseHex(hex)
  if (!rgb) throw new TypeError(`"${hex}" is not a colour.`)
  return rgb
}

const luminance = (hex: string): number => {
  const [r, g, b] = rgbOf(hex).map(linear) as unknown as Rgb
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Contrast of two colours, 1 to 21, as WCAG 2 defines it. */
export const contrast = (one: string, other: string): number => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

// Matrices: Björn Ottosson, "A perceptual color space for image processing" (2020).
const toOklch = (rgb: Rgb): Oklch => {
  const [r, g, b] = rgb.map(linear) as unknown as Rgb
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const back = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return [0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, Math.hypot(a, back), Math.atan2(back, a)]
}

const linearOf = ([lightness, chroma, hue]: Oklch): Rgb => {
  const a = chroma * Math.cos(hue)
  const b = chroma * Math.sin(hue)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

const shown = (rgb: Rgb) => rgb.every((part) => part >= -0.0005 && part <= 1.0005)

/** The nearest colour that a screen can show: chroma gives way, lightness and hue stay. */
const fromOklch = ([lightness, chroma, hue]: Oklch): string => {
  let kept = chroma
  while (kept > 0.001 && !shown(linearOf([lightness, kept, hue]))) kept *= 0.95
  return toHex(linearOf([lightness, kept, hue]).map((part) => gamma(Math.max(0, part))) as unknown as Rgb)
}

const STEP = 0.01

/**
 * The brand colour as it may be used for text on `ground`: itself where its contrast reaches `least`, else moved away
 * from the ground in steps of OKLCH lightness until it does. Text needs 4.5, large text and controls 3.
 */
export const readable = (colour: string, ground: string, least = 4.5): string => {
  if (contrast(colour, ground) >= least) return toHex(rgbOf(colour))
  const [lightness, chroma, hue] = toOklch(rgbOf(colour))
  const away = contrast('#ffffff', ground) > contrast('#000000', ground) ? STEP : -STEP
  for (let at = lightness + away; at > 0 && at < 1; at += away) {
    const tried = fromOklch([at, chroma, hue])
    if (contrast(tried, ground) >= least) return tried
  }
  return away > 0 ? '#ffffff' : '#000000'
}
