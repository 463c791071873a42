import { ratio, type ImageRule, type PlatformRule } from '../table'
import { inBytes, inPixels, ratioName } from './told'

/** Which figures of a network the operator may change, by the word that stands in rows. */
export const figureKeys = [
  'caption_max', 'title_max', 'hashtags_max', 'images_min', 'images_max', 'image_bytes', 'image_least_bytes', 'image_pixels', 'image_least_width', 'image_least_height', 'ratio_from', 'ratio_to',
] as const
export type FigureKey = (typeof figureKeys)[number]

/** Sizes in bytes, sides in px, areas in pixels, shapes as width divided by height; the rest are counts. */
export type Unit = 'characters' | 'hashtags' | 'images' | 'bytes' | 'pixels' | 'px' | 'ratio'

export type Figure = {
  label: string
  unit: Unit
  /** Whether posts may have at most so much, or need at least so much. */
  bound: 'most' | 'least'
  /** What the product itself can do, whatever a network takes. */
  reach: readonly [from: number, to: number]
  /** The figure of a network: null where it sets none, undefined where it has no such thing. */
  of(rule: PlatformRule): number | null | undefined
  put(rule: PlatformRule, value: number): PlatformRule
}

const pictures = (rule: PlatformRule, more: Partial<ImageRule>): PlatformRule => ({ ...rule, images: { ...rule.images, ...more } })
const shape = (value: number) => ({ ...ratio(ratioName(value)), value })
const megabyte = 1024 * 1024

/** No post holds more pictures. */
export const mostImages = 20

/** Every figure that can be changed: how it is read from a rule and put into one. */
export const figures: Readonly<Record<FigureKey, Figure>> = {
  caption_max: { label: 'Caption', unit: 'characters', bound: 'most', reach: [1, 100_000], of: ({ caption }) => caption.max, put: (rule, max) => ({ ...rule, caption: { ...rule.caption, max } }) },
  title_max: { label: 'Title', unit: 'characters', bound: 'most', reach: [1, 150], of: ({ title }) => title?.max, put: (rule, max) => ({ ...rule, title: { max } }) },
  hashtags_max: { label: 'Hashtags', unit: 'hashtags', bound: 'most', reach: [0, 1000], of: ({ hashtags }) => hashtags, put: (rule, hashtags) => ({ ...rule, hashtags }) },
  images_min: { label: 'Fewest images', unit: 'images', bound: 'least', reach: [0, mostImages], of: ({ images }) => images.min, put: (rule, min) => pictures(rule, { min }) },
  images_max: { label: 'Most images', unit: 'images', bound: 'most', reach: [0, mostImages], of: ({ images }) => images.max, put: (rule, max) => pictures(rule, { max }) },
  image_bytes: { label: 'Size of an image', unit: 'bytes', bound: 'most', reach: [100 * 1024, 20 * megabyte], of: ({ images }) => images.bytes, put: (rule, bytes) => pictures(rule, { bytes }) },
  image_least_bytes: { label: 'Smallest size of an image', unit: 'bytes', bound: 'least', reach: [0, megabyte], of: ({ images }) => images.leastBytes, put: (rule, leastBytes) => pictures(rule, { leastBytes }) },
  image_pixels: { label: 'Pixels of an image', unit: 'pixels', bound: 'most', reach: [1_000_000, 40_000_000], of: ({ images }) => images.pixels, put: (rule, pixels) => pictures(rule, { pixels }) },
  image_least_width: { label: 'Smallest width', unit: 'px', bound: 'least', reach: [1, 2048], of: ({ images }) => images.least.width, put: (rule, width) => pictures(rule, { least: { ...rule.images.least, width } }) },
  image_least_height: { label: 'Smallest height', unit: 'px', bound: 'least', reach: [1, 2048], of: ({ images }) => images.least.height, put: (rule, height) => pictures(rule, { least: { ...rule.images.least, height } }) },
  ratio_from: { label: 'Tallest shape', unit: 'ratio', bound: 'least', reach: [0.1, 10], of: ({ images }) => images.range?.from?.value ?? null, put: (rule, value) => pictures(rule, { range: { ...rule.images.range, from: shape(value) } }) },
  ratio_to: { label: 'Widest shape', unit: 'ratio', bound: 'most', reach: [0.1, 10], of: ({ images }) => images.range?.to?.value ?? null, put: (rule, value) => pictures(rule, { range: { ...rule.images.range, to: shape(value) } }) },
}

/** A figure in words, with its unit: 2,200 characters, 8 MB, 4:5. */
export const toldFigure = (key: FigureKey, value: number): string => {
  const { unit } = figures[key]
  if (unit === 'bytes') return inBytes(value)
  if (unit === 'pixels') return inPixels(value)
  if (unit === 'ratio') return ratioName(value)
  return `${value.toLocaleString('en-US')} ${value === 1 ? unit.replace(/s$/, '') : unit}`
}
