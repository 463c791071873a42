import sharp, { type Metadata } from 'sharp'
import type { Crop } from '@/src/domain/social/posts/crop'
import { longestSide, type PlatformRule } from '@/src/domain/social/rules'

export type Source = { bytes: Buffer; mimeType: string; crop: Crop | null; /** Width by height that the picture has to have. */ shape?: number | null }
export type Rendition = { bytes: Buffer; mimeType: string; width: number; height: number }

const slack = 0.01
const steps: readonly [number, number][] = [[longestSide, 90], [longestSide, 82], [longestSide, 72], [1600, 80], [1600, 65], [1280, 75], [1080, 70], [800, 65]]
const opening = { limitInputPixels: 40_000_000, failOn: 'error' } as const

type Box = { left: number; top: number; width: number; height: number }

/** The part of a picture that is shown: the crop that a person chose, else the middle of it in the shape that is asked for. */
export const boxOf = ({ width, height }: { width: number; height: number }, crop: Crop | null, shape?: number | null): Box => {
  const left = Math.min(width - 1, Math.round((crop?.x ?? 0) * width))
  const top = Math.min(height - 1, Math.round((crop?.y ?? 0) * height))
  const chosen = crop ? { left, top, width: Math.max(1, Math.min(width - left, Math.round(crop.width * width))), height: Math.max(1, Math.min(height - top, Math.round(crop.height * height))) } : { left: 0, top: 0, width, height }
  const ratio = chosen.width / chosen.height
  if (!shape || Math.abs(ratio / shape - 1) <= slack) return chosen
  const [wide, tall] = ratio > shape ? [Math.round(chosen.height * shape), chosen.height] : [chosen.width, Math.round(chosen.width / shape)]
  return { left: chosen.left + Math.floor((chosen.width - wide) / 2), top: chosen.top + Math.floor((chosen.height - tall) / 2), width: Math.max(1, wide), height: Math.max(1, tall) }
}

const formats = { 'image/jpeg': 'jpeg', 'image/png': 'png', 'image/webp': 'webp' } as const
type Mime = keyof typeof formats

/** A picture as its network takes it: cropped, turned upright, of a kind and size that are allowed, without place or camera in it; null when it is that already. */
export const drawFor = async ({ images }: PlatformRule, { bytes, mimeType, crop, shape }: Source): Promise<Rendition | null> => {
  const { types, bytes: most, pixels = Infinity } = images
  const size = uprightSize(await sharp(bytes, opening).metadata())
  const box = boxOf(size, crop, shape)
  const isWhole = box.width === size.width && box.height === size.height
  if (isWhole && types.includes(mimeType) && bytes.byteLength <= most && size.width * size.height <= pixels) return null
  const kind = (types.includes(mimeType) ? mimeType : types[0]) as Mime
  let drawn: Rendition | null = null
  for (const [side, quality] of steps) {
    drawn = await encoded(bytes, box, { kind: kind === 'image/png' && drawn && types.includes('image/jpeg') ? 'image/jpeg' : kind, side, quality })
    if (drawn.bytes.byteLength <= most && drawn.width * drawn.height <= pixels) return drawn
  }
  return drawn
}

const uprightSize = ({ width = 1, height = 1, orientation = 1 }: Metadata): { width: number; height: number } => (orientation >= 5 ? { width: height, height: width } : { width, height })

const encoded = async (bytes: Buffer, box: Box, { kind, side, quality }: { kind: Mime; side: number; quality: number }): Promise<Rendition> => {
  const format = formats[kind]
  const picture = sharp(bytes, opening).rotate().extract(box).resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
  const flat = format === 'jpeg' ? picture.flatten({ background: '#ffffff' }).toColourspace('srgb').jpeg({ quality, mozjpeg: true }) : format === 'png' ? picture.png({ compressionLevel: 9 }) : picture.webp({ quality })
  const { data, info } = await flat.toBuffer({ resolveWithObject: true })
  return { bytes: data, mimeType: kind, width: info.width, height: info.height }
}
