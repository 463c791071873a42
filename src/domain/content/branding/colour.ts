/** Red, green and blue, each 0-255. */
export type Rgb = readonly [number, number, number]
/** Hue, lightness and saturation, each 0-1, in the order of the HLS model. */
export type Hls = readonly [number, number, number]

const hexForm = /^#?([\da-f]{3}|[\da-f]{6})$/i

/** `#1A1A1A` or `#abc` as its three parts; null for anything else. */
export const parseHex = (hex: string): Rgb | null => {
  const digits = hexForm.exec(hex.trim())?.[1]
  if (!digits) return null
  const six = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits
  return [0, 2, 4].map((at) => Number.parseInt(six.slice(at, at + 2), 16)) as unknown as Rgb
}

const clamp = (value: number, high: number) => Math.min(high, Math.max(0, value))

/** Lower-case `#rrggbb`; parts are rounded and kept within 0-255. */
export const toHex = (rgb: Rgb): string => `#${rgb.map((part) => Math.round(clamp(part, 255)).toString(16).padStart(2, '0')).join('')}`

/** RGB to hue, lightness, saturation (the HLS model of Python's colorsys). */
const toHls = (rgb: Rgb): Hls => {
  const [r, g, b] = rgb.map((part) => part / 255) as unknown as Rgb
  const high = Math.max(r, g, b)
  const low = Math.min(r, g, b)
  const sum = high + low
  const spread = high - low
  if (spread === 0) return [0, sum / 2, 0]
  const saturation = spread / (sum / 2 <= 0.5 ? sum : 2 - sum)
  const sixth = high === r ? (g - b) / spread : high === g ? 2 + (b - r) / spread : 4 + (r - g) / spread
  return [(((sixth / 6) % 1) + 1) % 1, sum / 2, saturation]
}

const channel = (low: number, high: number, hue: number): number => {
  const turn = ((hue % 1) + 1) % 1
  if (turn < 1 / 6) return low + (high - low) * turn * 6
  if (turn < 1 / 2) return high
  return turn < 2 / 3 ? low + (high - low) * (2 / 3 - turn) * 6 : low
}

/** Hue, lightness, saturation back to RGB. */
const fromHls = ([hue, lightness, saturation]: Hls): Rgb => {
  const light = clamp(lightness, 1)
  const high = light <= 0.5 ? light * (1 + saturation) : light + saturation - light * saturation
  const low = 2 * light - high
  return [hue + 1 / 3, hue, hue - 1 / 3].map((turn) => channel(low, high, turn) * 255) as unknown as Rgb
}

/** The colour with its HLS lightness changed by `change`, which gets and gives 0-1. */
export const withLightness = (hex: string, change: (lightness: number) => number): string => {
  const rgb = parseHex(hex)
  if (!rgb) throw new TypeError(`"${hex}" is not a colour.`)
  const [hue, lightness, saturation] = toHls(rgb)
  return toHex(fromHls([hue, clamp(change(lightness), 1), saturation]))
}
