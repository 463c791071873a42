import { found, type Finding } from './messages'
import type { PlatformKey } from './platforms'
import { platformRules, type PlatformRule } from './table'

/** What is known of a picture: of what goes out where that is made already, else of what was uploaded. */
export type ImageFacts = { name?: string | null; mimeType?: string | null; bytes?: number | null; width?: number | null; height?: number | null; alt?: string | null; crop?: { width: number; height: number } | null }

/** Shapes that differ by less are the same: pixels are whole. */
const slack = 0.01

/** The size of a picture as it is shown, its crop taken off; null when it is unknown. */
export const shownSize = ({ width, height, crop }: ImageFacts): { width: number; height: number } | null => {
  if (!width || !height) return null
  const part = crop && crop.width > 0 && crop.height > 0 ? crop : { width: 1, height: 1 }
  return { width: Math.round(width * part.width), height: Math.round(height * part.height) }
}

/** No network shows more pixels of a side; what is drawn for one is made as small. */
export const longestSide = 2048

/** A picture as it will be once it is drawn for its network: cropped, of a kind and size that are taken. What fits already, or is no picture, stays as it came. */
export const asDrawn = (platform: PlatformKey, image: ImageFacts): ImageFacts => {
  const { types, bytes: most, pixels = Infinity } = platformRules[platform].images
  const kind = image.mimeType ?? ''
  const fits = types.includes(kind) && (image.bytes ?? 0) <= most && sizeOf(image) <= pixels && !image.crop
  if (fits || !(kind in names)) return image
  const shown = shownSize(image)
  const scale = shown ? Math.min(1, longestSide / Math.max(shown.width, shown.height)) : 1
  const size = shown && { width: Math.round(shown.width * scale), height: Math.round(shown.height * scale) }
  return { ...image, ...size, mimeType: types.includes(kind) ? kind : types[0], bytes: null, crop: null }
}

/** How many and which pictures a network takes. */
export const checkImages = (platform: PlatformKey, images: readonly ImageFacts[]): Finding[] => {
  const rule = platformRules[platform]
  const { min, max, likeFirst } = rule.images
  const blind = images.filter(({ alt }) => !alt?.trim()).length
  return [
    ...(images.length < min ? [found('IMAGES_TOO_FEW', 'images', { platform: rule.label, min })] : []),
    ...(images.length > max ? [found('IMAGES_TOO_MANY', 'images', { platform: rule.label, max, over: images.length - max })] : []),
    ...images.flatMap((image, at) => checkImage(rule, image, at, likeFirst && at > 0 ? images[0] : undefined)),
    ...(likeFirst && differInShape(images) ? [found('IMAGE_RATIO_MIXED', 'images')] : []),
    ...(blind ? [found('ALT_MISSING', 'images', { n: blind })] : []),
  ]
}

const checkImage = (rule: PlatformRule, image: ImageFacts, at: number, first?: ImageFacts): Finding[] => {
  const [field, file] = [`images.${at}`, image.name || `Image ${at + 1}`]
  const { types, bytes, leastBytes, pixels, least } = rule.images
  const [size, weight, shown] = [sizeOf(image), image.bytes ?? 0, shownSize(image)]
  const isSmall = shown && (shown.width < least.width || shown.height < least.height)
  return [
    ...(image.mimeType && !types.includes(image.mimeType) ? [found('IMAGE_TYPE', field, { file, platform: rule.label, types: namesOf(types) })] : []),
    ...(weight > bytes ? [found('IMAGE_TOO_LARGE', field, { file, size: inBytes(weight), platform: rule.label, limit: inBytes(bytes) })] : []),
    ...(size && pixels && size > pixels ? [found('IMAGE_TOO_LARGE', field, { file, size: inPixels(size), platform: rule.label, limit: inPixels(pixels) })] : []),
    ...(isSmall ? [found('IMAGE_TOO_SMALL', field, { file, size: `${shown.width}×${shown.height}`, min: least.told })] : []),
    ...(leastBytes && image.bytes && weight < leastBytes ? [found('IMAGE_TOO_SMALL', field, { file, size: inBytes(weight), min: inBytes(leastBytes) })] : []),
    ...(first ? [] : checkRatio(rule, shown, file, field)),
  ]
}

const checkRatio = (rule: PlatformRule, shown: { width: number; height: number } | null, file: string, field: string): Finding[] => {
  const { range } = rule.images
  if (!range || !shown) return []
  const ratio = shown.width / shown.height
  if (ratio >= range.from.value * (1 - slack) && ratio <= range.to.value * (1 + slack)) return []
  const told = range.from.label === range.to.label ? range.from.label : `${range.from.label} to ${range.to.label}`
  return [found('IMAGE_RATIO', field, { file, ratio: ratioName(shown), platform: rule.label, range: told })]
}

const differInShape = (images: readonly ImageFacts[]): boolean => {
  const shapes = images.map(shownSize).filter((size) => size !== null).map(({ width, height }) => width / height)
  return shapes.some((shape) => Math.abs(shape / shapes[0]! - 1) > slack)
}

const ratioName = ({ width, height }: { width: number; height: number }): string => {
  const known = [[1, 1], [4, 5], [5, 4], [4, 3], [3, 4], [3, 2], [2, 3], [16, 9], [9, 16]].find(([w, h]) => Math.abs(width / height / (w! / h!) - 1) <= slack)
  return known ? known.join(':') : width >= height ? `${(width / height).toFixed(2)}:1` : `1:${(height / width).toFixed(2)}`
}

const names: Record<string, string> = { 'image/jpeg': 'JPEG', 'image/png': 'PNG', 'image/webp': 'WebP' }
const namesOf = (types: readonly string[]): string => {
  const words = types.map((type) => names[type] ?? type)
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : words.join('')
}

const sizeOf = ({ width, height }: ImageFacts): number => (width ?? 0) * (height ?? 0)
const inPixels = (count: number): string => `${Math.round(count / 100_000) / 10} megapixels`
const inBytes = (count: number): string => (count >= 1024 * 1024 ? `${Math.ceil((count / 1024 / 1024) * 10) / 10} MB` : `${Math.ceil(count / 1024)} KB`)
