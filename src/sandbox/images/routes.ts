import { createHmac, randomBytes } from 'node:crypto'
import type { Exchange } from '../core/exchange'
import { cutConnection, sendBytes, sendJson } from '../core/exchange'
import type { VendorRoute } from '../core/serve'
import { titleCase } from '../language/words'
import { originOf } from '../pages/origin'
import { hueOf, picture } from './picture'

const PER_TERM = 24
const secret = randomBytes(16)

const messages: Record<number, string> = { 400: 'Validation failed', 401: 'Invalid API key', 404: 'Resource not found', 429: 'Rate limit exceeded', 503: 'Service unavailable' }

const limits = { 'x-ratelimit-limit': '1000', 'x-ratelimit-remaining': '999', 'x-ratelimit-reset': '60' }

const sendFault = (exchange: Exchange, status: number, message = messages[status] ?? 'The sandbox was asked to fail'): void => {
  exchange.summary ||= message
  sendJson(exchange.res, status, { message }, { ...limits, ...(status === 429 ? { 'x-ratelimit-remaining': '0' } : {}) })
}

/** Ids carry the scene and the hue, so that a download needs no memory of the search. */
const idFor = (seed: number, hue: number): number => (seed % 100_000) * 1000 + hue
/** What a picture's id says of it. */
export const sceneOf = (id: number) => ({ seed: Math.floor(id / 1000), hue: id % 1000 })

const seedOf = (term: string): number => [...term.toLowerCase()].reduce((hash, char) => (hash * 31 + char.charCodeAt(0)) % 99_000, 11)

function resource(id: number, term: string, origin: string) {
  const author = { id: 1, name: 'Sandbox Studio', avatar: `${origin}/freepik/img/1.jpg`, assets: PER_TERM, slug: 'sandbox-studio' }
  return {
    id, title: `${titleCase(term || 'abstract background')}, light and shapes`, url: `${origin}/freepik/photo/${id}.htm`, filename: `sandbox-${id}.zip`,
    licenses: [{ type: 'freemium', url: `${origin}/freepik/license` }], products: [],
    meta: { published_at: '2026-03-01 10:00:00', is_new: false, available_formats: { jpg: { total: 1, items: [{ id: 1, colorspace: 'rgb', name: 'jpg', size: 800 }] } } },
    image: { type: 'photo', orientation: 'horizontal', source: { key: 'large', url: `${origin}/freepik/img/${id}.jpg?w=740`, size: '740x493' } },
    related: { serie: [], others: [], keywords: [] }, stats: { downloads: 10 + (id % 90), likes: id % 12 }, author,
  }
}

function search(exchange: Exchange): void {
  const { url } = exchange
  const term = (url.searchParams.get('term') ?? '').trim()
  const limit = Math.min(100, Math.max(1, Number(url.searchParams.get('limit') ?? 20) || 20))
  const page = Math.max(1, Number(url.searchParams.get('page') ?? 1) || 1)
  const colour = url.searchParams.get('filters[color]') ?? ''
  const none = exchange.fault?.kind === 'empty' || /\b(?:nothing|zzz\w*)\b/i.test(term)
  const start = (page - 1) * limit
  const seed = seedOf(term)
  const all = none ? [] : Array.from({ length: PER_TERM }, (_, place) => idFor(seed + place, hueOf(colour, seed + place)))
  const data = all.slice(start, start + limit).map((id) => resource(id, term, originOf(exchange.req)))
  exchange.summary = `"${term}": ${data.length} images`
  sendJson(exchange.res, 200, { data, meta: { current_page: page, last_page: Math.max(1, Math.ceil(all.length / limit)), per_page: limit, total: all.length } }, limits)
}

const signature = (id: number, expires: number): string => createHmac('sha256', secret).update(`${id}:${expires}`).digest('hex').slice(0, 20)

function download(exchange: Exchange, id: number): void {
  const expires = Date.now() + 10 * 60_000
  const url = `${originOf(exchange.req)}/freepik/img/${id}.jpg?expires=${expires}&signature=${signature(id, expires)}`
  exchange.summary = `download of ${id}`
  exchange.state.addDownload({ at: new Date().toISOString(), id, term: '' })
  sendJson(exchange.res, 200, { data: { filename: `sandbox-${id}.jpg`, url, signed_url: url } }, limits)
}

/** The bytes: small previews for anyone, the full size only under a signed address that has not expired. */
async function image(exchange: Exchange, id: number): Promise<void> {
  const { searchParams } = exchange.url
  const expires = Number(searchParams.get('expires') ?? 0)
  const isSigned = expires > Date.now() && searchParams.get('signature') === signature(id, expires)
  const width = Math.min(740, Math.max(80, Number(searchParams.get('w') ?? 740) || 740))
  if (searchParams.has('signature') && !isSigned) return sendFault(exchange, 403, 'The address has expired')
  const { seed, hue } = sceneOf(id)
  exchange.summary = `${isSigned ? 'full' : 'preview'} image ${id}`
  sendBytes(exchange.res, 'image/jpeg', await picture(seed, hue, isSigned ? 2000 : width))
}

function handle(exchange: Exchange): Promise<void> | void {
  const { path, method, key, fault } = exchange
  const shown = /^\/img\/(\d+)\.jpg$/.exec(path)
  if (fault?.kind === 'cut') return cutConnection(exchange)
  if (shown) return image(exchange, Number(shown[1]))
  if (!key || key.startsWith('FPSX-invalid')) return sendFault(exchange, 401)
  if (method === 'GET' && path === '/v1/resources') return search(exchange)
  const one = /^\/v1\/resources\/(\d+)(\/download(?:\/\w+)?)?$/.exec(path)
  if (method !== 'GET' || !one) return sendFault(exchange, 404)
  if (one[2]) return download(exchange, Number(one[1]))
  sendJson(exchange.res, 200, { data: resource(Number(one[1]), '', originOf(exchange.req)) }, limits)
}

export const freepikRoute: VendorRoute = {
  vendor: 'freepik', prefix: '/freepik', handle, fail: (exchange) => sendFault(exchange, exchange.fault?.status ?? 500),
}
