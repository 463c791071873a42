// The colours by which the vendor lets pictures be found, by the hue at which each ends (degrees).
const hues: [number, string][] = [[15, 'red'], [45, 'orange'], [70, 'yellow'], [165, 'green'], [195, 'cyan'], [255, 'blue'], [290, 'purple'], [340, 'pink'], [360, 'red']]

const channels = (hex: string): [number, number, number] | null => {
  const long = hex.trim().replace(/^#/, '').replace(/^(.)(.)(.)$/, '$1$1$2$2$3$3')
  if (!/^[0-9a-f]{6}$/i.test(long)) return null
  const value = Number.parseInt(long, 16)
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255]
}

const hueOf = ([red, green, blue]: [number, number, number], most: number, spread: number): number => {
  const part = most === red ? (green - blue) / spread + 6 : most === green ? (blue - red) / spread + 2 : (red - green) / spread + 4
  return (part * 60) % 360
}

/** The vendor's name for the colour #rrggbb (or #rgb); null when it is no colour. */
export const nearestColour = (hex: string): string | null => {
  const rgb = channels(hex)
  if (!rgb) return null
  const [most, least] = [Math.max(...rgb), Math.min(...rgb)]
  const [lightness, spread] = [(most + least) / 2, most - least]
  if (lightness < 0.1) return 'black'
  if (lightness > 0.94) return 'white'
  if (spread < 0.12) return lightness < 0.2 ? 'black' : lightness > 0.9 ? 'white' : 'gray'
  const hue = hueOf(rgb, most, spread)
  return hues.find(([end]) => hue < end)?.[1] ?? 'red'
}
