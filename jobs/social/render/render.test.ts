import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { picture } from '@/src/domain/social/testing/pictures'
import { defaultRules } from '@/src/domain/social/rules'
import { boxOf, drawFor } from './draw'

const jpeg = 'image/jpeg'
const crop = { x: 0.25, y: 0, width: 0.5, height: 1, ratio: '1:1' }

describe('a picture for its network', () => {
  it('stays as it is when it fits already', async () => {
    expect(await drawFor(defaultRules.linkedin, { bytes: await picture(), mimeType: jpeg, crop: null })).toBeNull()
  })

  it('is cropped where a person chose so, and takes the shape of the first of a carousel from its middle', async () => {
    const bytes = await picture({ width: 1600, height: 800 })
    expect(await drawFor(defaultRules.instagram, { bytes, mimeType: jpeg, crop })).toMatchObject({ width: 800, height: 800, mimeType: jpeg })
    expect(boxOf({ width: 1600, height: 800 }, null, 1)).toEqual({ left: 400, top: 0, width: 800, height: 800 })
    expect(boxOf({ width: 800, height: 1600 }, null, 2)).toEqual({ left: 0, top: 600, width: 800, height: 400 })
  })

  it('becomes a kind that the network takes', async () => {
    expect(await drawFor(defaultRules.instagram, { bytes: await picture({ kind: 'png', width: 600, height: 600 }), mimeType: 'image/png', crop: null })).toMatchObject({ mimeType: jpeg, width: 600 })
    expect(await drawFor(defaultRules.facebook, { bytes: await picture({ kind: 'webp', width: 600, height: 600 }), mimeType: 'image/webp', crop: null })).toMatchObject({ mimeType: jpeg })
  })

  it('becomes small enough', async () => {
    const noise = await sharp({ create: { width: 1280, height: 720, channels: 3, background: '#808080', noise: { type: 'gaussian', mean: 128, sigma: 60 } } }).png().toBuffer()
    expect(noise.byteLength).toBeGreaterThan(2 * 1024 * 1024)
    const drawn = await drawFor(defaultRules.youtube, { bytes: noise, mimeType: 'image/png', crop: null })
    expect(drawn!.bytes.byteLength).toBeLessThanOrEqual(2 * 1024 * 1024)
  })

  it('is turned upright and tells neither place nor camera', async () => {
    const taken = await sharp({ create: { width: 800, height: 400, channels: 3, background: '#335577' } }).withExif({ IFD0: { Make: 'Camera', Orientation: '6' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '53/1 32/1 0/1' } }).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const drawn = await drawFor(defaultRules.x, { bytes: taken, mimeType: jpeg, crop: { x: 0, y: 0, width: 1, height: 0.5, ratio: null } })
    const { exif, orientation, width, height } = await sharp(drawn!.bytes).metadata()
    expect([exif, orientation ?? 1, width, height]).toEqual([undefined, 1, 400, 400])
  })
})
