import type { ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { resetVendorLimits } from '@/src/engine/http'
import { serve } from '@/src/engine/http/testServer'
import { FreepikImages } from '@/src/providers/images/freepik/client'
import { nearestColour } from '@/src/providers/images/freepik/colour'
import { fileUrlOf, imagesOf, imageTypeOf, searchQuery } from '@/src/providers/images/freepik/map'
import { imagesPolicy } from '@/src/providers/policies'

const row = {
  id: 15667327, title: 'Podcast studio', url: 'https://www.freepik.com/photo/1', filename: 'studio.zip', licenses: [{ type: 'freemium', url: 'https://licence.example/1' }], products: [],
  meta: { published_at: '2025-05-01 10:00:00', is_new: false, available_formats: { jpg: { total: 1, items: [{ id: 1, colorspace: 'rgb', name: 'jpg', size: 8000 }] } } },
  image: { type: 'photo', orientation: 'horizontal', source: { key: 'large', url: 'https://img.freepik.com/1.jpg', size: '740x640' } },
  stats: { downloads: 120, likes: 9 }, author: { id: 1, name: 'studio', avatar: 'https://a', assets: 1000, slug: 'studio' },
}
const meta = { current_page: 1, last_page: 50, per_page: 20, total: 1000 }
const image = { id: '15667327', title: 'Podcast studio', pageUrl: 'https://www.freepik.com/photo/1', previewUrl: 'https://img.freepik.com/1.jpg', author: 'studio', license: 'freemium https://licence.example/1' }
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])

describe('a list of pictures', () => {
  it('is read with either form of meta', () => {
    expect(imagesOf({ data: [row], meta })).toEqual({ images: [image], total: 1000 })
    expect(imagesOf({ data: [row], meta: { pagination: meta } })).toEqual({ images: [image], total: 1000 })
    expect(imagesOf({ data: [row] })).toEqual({ images: [image], total: 1 })
  })

  it('leaves out vectors and rows that cannot be read', () => {
    expect(imagesOf({ data: [{ ...row, image: { type: 'vector', source: { url: 'x' } } }, { title: 'no id' }, row], meta })?.images).toEqual([image])
    expect(imagesOf({ message: 'no' })).toBeNull()
  })

  it('is asked for as horizontal photos without people near the brand colour', () => {
    expect(searchQuery({ term: ' energy\n business ', color: '#0a58ca', limit: 10 })).toMatchObject({
      term: 'energy business', limit: 10, 'filters[content_type][photo]': 1, 'filters[orientation][landscape]': 1, 'filters[people][exclude]': 1, 'filters[color]': 'blue',
    })
    expect(searchQuery({ term: 'x', color: 'none', limit: 10 })['filters[color]']).toBeUndefined()
  })
})

describe('a file', () => {
  it('is found in all known forms', () => {
    expect(fileUrlOf({ data: { filename: 'a', url: 'https://a/1' } })).toBe('https://a/1')
    expect(fileUrlOf({ data: { filename: 'a', url: 'https://a/1', signed_url: 'https://a/2' } })).toBe('https://a/2')
    expect(fileUrlOf({ data: [{ filename: 'a', url: 'https://a/3' }] })).toBe('https://a/3')
    expect([fileUrlOf({ data: [] }), fileUrlOf({ data: {} }), fileUrlOf(null)]).toEqual([null, null, null])
  })

  it('is a picture by its bytes, not by its name', () => {
    expect(imageTypeOf(jpeg)).toBe('image/jpeg')
    expect(imageTypeOf(Buffer.from('RIFF0000WEBPVP8 '))).toBe('image/webp')
    expect(imageTypeOf(Buffer.from('<svg>'))).toBeNull()
  })
})

describe('a brand colour', () => {
  it.each([['#e11d48', 'red'], ['#16a34a', 'green'], ['#1e3a8a', 'blue'], ['#ffffff', 'white'], ['#111', 'black'], ['#f97316', 'orange'], ['#7c3aed', 'purple'], ['#6b7280', 'gray'], ['#0d9488', 'cyan'], ['#ec4899', 'pink'], ['#facc15', 'yellow'], ['#0f172a', 'black']])(
    '%s is nearest to %s', (hex, name) => expect(nearestColour(hex)).toBe(name))
  it('that is none has no name', () => expect(nearestColour('rebeccapurple')).toBeNull())
})

describe('the image service', () => {
  const stops: (() => Promise<void>)[] = []
  const service = async (file: (response: ServerResponse) => void = (response) => response.writeHead(200, { 'content-type': 'image/jpeg' }).end(jpeg)) => {
    const server = await serve((request, response) => {
      const path = request.url?.split('?')[0]
      if (path === '/files/1.jpg') return file(response)
      const body = path === '/v1/resources' ? { data: [row, row], meta } : path?.endsWith('/download') ? { data: { filename: '1.jpg', url: `http://${request.headers.host}/files/1.jpg` } } : { data: row }
      return response.end(JSON.stringify(body))
    })
    stops.push(server.close)
    const options = { apiKey: 'fpk-secret', baseUrl: server.origin, keyHeader: 'x-magnific-api-key', policy: imagesPolicy(true), allow: [server.origin] }
    return { server, images: new FreepikImages(options), closed: new FreepikImages({ ...options, allow: [] }) }
  }
  beforeEach(resetVendorLimits)
  afterEach(async () => void (await Promise.all(stops.splice(0).map((stop) => stop()))))

  it('finds no more than asked, with the key in the header of the settings', async () => {
    const { images, server } = await service()
    expect(await images.search({ term: 'energy', limit: 1 })).toEqual([image])
    expect(server.asked[0]?.headers['x-magnific-api-key']).toBe('fpk-secret')
    expect(server.asked[0]?.url).toContain('filters%5Bpeople%5D%5Bexclude%5D=1')
  })

  it('downloads the file once, with its credit and licence', async () => {
    const { images, server } = await service()
    expect(await images.download('15667327')).toEqual({ bytes: jpeg, mimeType: 'image/jpeg', attribution: 'Photo: studio / Magnific', license: image.license, pageUrl: image.pageUrl })
    expect(server.asked.map(({ url }) => url)).toEqual(['/v1/resources/15667327', '/v1/resources/15667327/download?image_size=large', '/files/1.jpg'])
    expect(server.asked[2]?.headers['x-magnific-api-key']).toBeUndefined()
  })

  it('cannot send us to a private address', async () => {
    const { closed } = await service()
    await expect(closed.download('1')).rejects.toMatchObject({ kind: 'give_up', code: 'GEN_007', message: 'The picture could not be fetched.' })
  })

  it('is refused when the file is no picture, and asked later when it does not come', async () => {
    const html = await service((response) => response.writeHead(200, { 'content-type': 'image/jpeg' }).end('<html>'))
    await expect(html.images.download('1')).rejects.toMatchObject({ kind: 'give_up', code: 'GEN_007' })
    const down = await service((response) => response.writeHead(503).end())
    await expect(down.images.download('1')).rejects.toMatchObject({ kind: 'retry', status: 503 })
  })
})
