import { found, type Finding } from './messages'
import { inBytes, inPixels, kindNames, ratioName, toldKinds, toldRange, toldSide } from './figures/told'
import type { PlatformRule } from './table'

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
export const asDrawn = (rule: PlatformRule, image: ImageFacts): ImageFacts => {
  const { types } = rule.images
  const kind = image.mimeType ?? ''
  if ((fitsAsFile(rule, image) && !image.crop) || !(kind in kindNames)) return image
  const shown = shownSize(image)
  const scale = shown ? Math.min(1, longestSide / Math.max(shown.width, shown.height)) : 1
  const size = shown && { width: Math.round(shown.width * scale), height: Math.round(shown.height * scale) }
  return { ...image, ...size, mimeType: types.includes(kind) ? kind : types[0], bytes: null, crop: null }
}

/** Whether a file is of a kind, weight and number of pixels that the network takes. */
export const fitsAsFile = ({ images: { types, bytes, pixels = Infinity } }: PlatformRule, image: ImageFacts): boolean =>
  types.includes(image.mimeType ?? '') && (image.bytes ?? 0) <= bytes && sizeOf(image) <= pixels

/** How many and which pictures a network takes. */
export const checkImages = (rule: PlatformRule, images: readonly ImageFacts[]): Finding[] => {
  const { min, max, likeFirst } = rule.images
  const blind = images.filter(({ alt }) => !alt?.trim()).length
  return [
    ...(images.length < min ? [found('IMAGES_TOO_FEW', 'images', { platform: rule.label, min, images: min === 1 ? 'image' : 'images' })] : []),
    ...(images.length > max ? [found('IMAGES_TOO_MANY', 'images', { platform: rule.label, max, over: images.length - max })] : []),
    ...images.flatMap((image, at) => checkImage(rule, image, at, likeFirst && at > 0 ? images[0] : undefined)),
    ...(likeFirst && differInShape(images) ? [found('IMAGE_RATIO_MIXED', 'images')] : []),
    ...(blind ? [found('ALT_MISSING', 'images', { images: blind === 1 ? '1 image has' : `${blind} images have` })] : []),
  ]
}

const checkImage = (rule: PlatformRule, image: ImageFacts, at: number, first?: ImageFacts): Finding[] => {
  const [field, file] = [`images.${at}`, image.name || `Image ${at + 1}`]
  const { types, bytes, leastBytes, pixels, least } = rule.images
  const [size, weight, shown] = [sizeOf(image), image.bytes ?? 0, shownSize(image)]
  const isSmall = shown && (shown.width < least.width || shown.height < least.height)
  return [
    ...(image.mimeType && !types.includes(image.mimeType) ? [found('IMAGE_TYPE', field, { file, platform: rule.label, types: toldKinds(types) })] : []),
    ...(weight > bytes ? [found('IMAGE_TOO_LARGE', field, { file, size: inBytes(weight), platform: rule.label, limit: inBytes(bytes) })] : []),
    ...(size && pixels && size > pixels ? [found('IMAGE_TOO_LARGE', field, { file, size: inPixels(size), platform: rule.label, limit: inPixels(pixels) })] : []),
    ...(isSmall ? [found('IMAGE_TOO_SMALL', field, { file, size: `${shown.width}×${shown.height}`, min: toldSide(least) })] : []),
    ...(leastBytes && image.bytes && weight < leastBytes ? [found('IMAGE_TOO_SMALL', field, { file, size: inBytes(weight), min: inBytes(leastBytes) })] : []),
    ...(first ? [] : checkRatio(rule, shown, file, field)),
  ]
}

const checkRatio = (rule: PlatformRule, shown: { width: number; height: number } | null, file: string, field: string): Finding[] => {
  const { range } = rule.images
  if (!range || !shown) return []
  const ratio = shown.width / shown.height
  if (ratio >= (range.from?.value ?? 0) * (1 - slack) && ratio <= (range.to?.value ?? Infinity) * (1 + slack)) return []
  return [found('IMAGE_RATIO', field, { file, ratio: ratioName(ratio), platform: rule.label, range: toldRange(range) })]
}

const differInShape = (images: readonly ImageFacts[]): boolean => {
  const shapes = images.map(shownSize).filter((size) => size !== null).map(({ width, height }) => width / height)
  return shapes.some((shape) => Math.abs(shape / shapes[0]! - 1) > slack)
}

const sizeOf = ({ width, height }: ImageFacts): number => (width ?? 0) * (height ?? 0)
