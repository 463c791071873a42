import type { ImageRule } from '../table'

export const kindNames: Readonly<Record<string, string>> = { 'image/jpeg': 'JPEG', 'image/png': 'PNG', 'image/webp': 'WebP' }

/** Kinds of pictures in a sentence: JPEG, PNG and WebP. */
export const toldKinds = (types: readonly string[]): string => {
  const words = types.map((type) => kindNames[type] ?? type)
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : words.join('')
}

/** A count of pixels as people say it. */
export const inPixels = (count: number): string => `${Math.round(count / 100_000) / 10} megapixels`
/** A count of bytes as people say it, rounded up. */
export const inBytes = (count: number): string => (count >= 1024 * 1024 ? `${Math.ceil((count / 1024 / 1024) * 10) / 10} MB` : `${Math.ceil(count / 1024)} KB`)

const known = [[1, 1], [4, 5], [5, 4], [4, 3], [3, 4], [3, 2], [2, 3], [16, 9], [9, 16]] as const

/** A shape as people name it: 4:5, 16:9, 1.91:1. */
export const ratioName = (ratio: number): string => {
  const name = known.find(([width, height]) => Math.abs(ratio / (width / height) - 1) <= 0.01)
  return name ? name.join(':') : ratio >= 1 ? `${ratio.toFixed(2)}:1` : `1:${(1 / ratio).toFixed(2)}`
}

/** The smallest sides in words; one of a pixel says nothing. */
export const toldSide = ({ width, height }: ImageRule['least']): string => (height <= 1 ? `${width} px in width` : width <= 1 ? `${height} px in height` : `${width}×${height}`)

/** Which shapes are taken: 4:5 to 1.91:1. */
export const toldRange = ({ from, to }: NonNullable<ImageRule['range']>): string => {
  if (from && to) return from.label === to.label ? from.label : `${from.label} to ${to.label}`
  return from ? `${from.label} and wider` : `${to?.label ?? 'any'} and taller`
}
