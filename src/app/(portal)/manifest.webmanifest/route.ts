import { here } from '../here'

/** The portal as an app on a phone's first page, in the agency's name. */
export const GET = async (): Promise<Response> => {
  const { brand } = await here()
  const icon = brand.logos.round ?? brand.logos.favicon
  const manifest = { name: brand.name, short_name: brand.name.slice(0, 24), start_url: '/', display: 'standalone', background_color: '#fafafa', theme_color: '#fafafa', icons: icon ? [{ src: icon, sizes: 'any', type: 'image/png' }] : [] }
  return Response.json(manifest, { headers: { 'content-type': 'application/manifest+json', 'cache-control': 'private, max-age=3600' } })
}
