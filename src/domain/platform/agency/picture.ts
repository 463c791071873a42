import sharp from 'sharp'
import { kindOfBytes } from '@/src/domain/platform/fileKind'
import { fail } from '@/src/errors'

const mostPixels = 40_000_000
const mostSide = 1200
const taken = ['image/png', 'image/jpeg', 'image/webp']

/** A picture decided by content, drawn anew as PNG of at most 1200 pixels a side: nothing but its pixels remains. Throws FILE_002. */
export const pictureOf = async (bytes: Buffer): Promise<{ bytes: Buffer; width: number; height: number }> => {
  if (!taken.includes(kindOfBytes(bytes, '')?.mimeType ?? '')) throw fail('FILE_002', { field: 'file', message: 'A logo is a PNG, JPEG or WebP picture.' })
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: mostPixels, sequentialRead: true })
      .rotate().resize({ width: mostSide, height: mostSide, fit: 'inside', withoutEnlargement: true }).png().toBuffer({ resolveWithObject: true })
    return { bytes: data, width: info.width, height: info.height }
  } catch {
    throw fail('FILE_002', { field: 'file', message: 'This picture cannot be read, or has more than 40 million pixels.' })
  }
}
