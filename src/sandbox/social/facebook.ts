import type { Exchange } from '../core/exchange'
import { parseJson, sendJson } from '../core/exchange'
import { consent, redeem } from './consent'
import { figuresOf } from './figures'
import { faultAfter, isRepeated, networkRoute, waitOf, type Steps } from './serve'
import { accountsOf, bearerOf, callerOf, mint, type Bearer } from './tokens'

const network = 'facebook'
const codes: Record<number, [number, number, string]> = { 400: [400, 100, 'Invalid parameter'], 401: [400, 190, 'Error validating access token: Session has expired'], 403: [403, 200, 'Permissions error'], 404: [404, 100, 'Unsupported request'], 409: [400, 506, 'Duplicate status message'], 422: [400, 368, 'The action attempted has been deemed abusive'], 429: [400, 32, 'Page request limit reached'], 500: [500, 2, 'An unexpected error has occurred. Please retry your request later.'] }

const refuse = (exchange: Exchange, status: number, words?: string): void => {
  const [sent, code, message] = codes[status] ?? codes[500]!
  const usage: Record<string, string> = status === 429 ? { 'x-business-use-case-usage': JSON.stringify({ 1: [{ type: 'pages', call_count: 100, total_cputime: 20, total_time: 20, estimated_time_to_regain_access: Math.ceil(waitOf(exchange) / 60) }] }) } : {}
  sendJson(exchange.res, sent, { error: { message: words ?? message, type: 'OAuthException', code, ...(status === 401 && { error_subcode: 463 }), is_transient: sent >= 500, fbtrace_id: 'Sandbox' } }, { 'x-app-usage': '{"call_count":28,"total_time":25,"total_cputime":25}', ...usage })
}

const day = 86_400

function token(exchange: Exchange): void {
  const { searchParams } = exchange.url
  const { social } = exchange.state
  const exchanged = bearerOf(social, 'access', network, searchParams.get('fb_exchange_token'))
  const person = exchanged?.person ?? redeem(exchange, network, searchParams, searchParams.get('client_id'))?.person
  if (!person || !searchParams.get('client_secret')) return refuse(exchange, 400, 'This authorization code has expired or was used.')
  const seconds = exchanged ? 60 * day : 3600
  sendJson(exchange.res, 200, { access_token: mint('access', network, person, seconds), token_type: 'bearer', expires_in: seconds })
}

const form = async ({ headers, raw, body }: Exchange): Promise<URLSearchParams | FormData> => {
  const type = String(headers['content-type'] ?? '')
  if (type.startsWith('multipart/')) return new Response(Uint8Array.from(raw), { headers: { 'content-type': type } }).formData() as Promise<FormData>
  return type.includes('json') ? new URLSearchParams(parseJson(body) as Record<string, string>) : new URLSearchParams(body)
}

type Signed = (exchange: Exchange, bearer: Bearer, found: string[], given: URLSearchParams | FormData) => Promise<void> | void

const signed = (act: Signed): Steps[number][2] => async (exchange, found) => {
  const given = exchange.method === 'GET' ? exchange.url.searchParams : await form(exchange)
  const bearer = callerOf(exchange, network, given.get('access_token') as string | null)
  return bearer ? act(exchange, bearer, found, given) : refuse(exchange, 401)
}

const ofPage = (act: Signed): Steps[number][2] => signed((exchange, bearer, found, given) =>
  accountsOf(network, bearer.person).some(({ id }) => id === found[0]) ? act(exchange, bearer, found, given) : refuse(exchange, 403))

const photo: Signed = async (exchange, _bearer, [page], given) => {
  const source = given.get('source')
  if (!(source instanceof Blob)) return refuse(exchange, 400, 'Requires upload file')
  const id = exchange.state.social.nextId()
  exchange.state.social.media.set(id, { id, network, owner: page!, bytes: Buffer.from(await source.arrayBuffer()), type: source.type, alt: (given.get('alt_text_custom') as string) ?? '' })
  exchange.summary = `photo of ${source.size} bytes`
  sendJson(exchange.res, 200, { id, post_id: `${page}_${id}` })
}

const permalink = (id: string) => `https://www.facebook.com/${id.replace('_', '/posts/')}`

const feed: Signed = (exchange, _bearer, [page], given) => {
  const text = String(given.get('message') ?? '')
  const attached = given.get('attached_media')
  const ids = attached ? (parseJson(String(attached)) as { media_fbid: string }[]).map(({ media_fbid }) => media_fbid) : []
  if (!text && ids.length === 0) return refuse(exchange, 400, '(#100) Missing message or attachment')
  if (isRepeated(exchange, network, page!, text)) return refuse(exchange, 409)
  const { id } = exchange.state.social.add({ id: `${page}_${exchange.state.social.nextId()}`, network, account: page!, text, link: (given.get('link') as string) || null, images: exchange.state.social.imagesOf(ids), hidden: exchange.fault?.kind === 'hidden' })
  exchange.summary = `post with ${ids.length} images`
  if (!faultAfter(exchange, refuse)) sendJson(exchange.res, 200, { id, permalink_url: permalink(id) })
}

const one: Signed = (exchange, _bearer, [id]) => {
  const post = exchange.state.social.find(network, id!)
  if (!post) return refuse(exchange, 404)
  const { likes, comments, shares } = figuresOf(post)
  return sendJson(exchange.res, 200, { id, message: post.text, created_time: new Date(post.at).toISOString(), permalink_url: permalink(post.id), shares: { count: shares }, likes: { data: [], summary: { total_count: likes } }, comments: { data: [], summary: { total_count: comments } } })
}

const insights: Signed = (exchange, _bearer, [id]) => {
  const post = exchange.state.social.find(network, id!)
  if (!post) return refuse(exchange, 404)
  const { impressions, reach, clicks } = figuresOf(post)
  const data = Object.entries({ post_impressions: impressions, post_impressions_unique: reach, post_clicks: clicks }).map(([name, value]) => ({ name, period: 'lifetime', values: [{ value }], id: `${id}/insights/${name}/lifetime` }))
  return sendJson(exchange.res, 200, { data, paging: {} })
}

const steps: Steps = [
  ['GET', /^\/v[\d.]+\/dialog\/oauth$/, (exchange) => consent(exchange, network)],
  ['POST', /^\/v[\d.]+\/dialog\/oauth$/, (exchange) => consent(exchange, network)],
  ['GET', /^\/v[\d.]+\/oauth\/access_token$/, token],
  // A page's token has no end of its own, so a sample one lasts ten years.
  ['GET', /^\/v[\d.]+\/me\/accounts$/, signed(({ res }, { person }) => sendJson(res, 200, { data: accountsOf(network, person).map(({ id, name, handle }) => ({ id, name, username: handle, access_token: mint('access', network, person, 3650 * day), tasks: ['CREATE_CONTENT', 'MANAGE'] })), paging: { cursors: {} } }))],
  ['DELETE', /^\/v[\d.]+\/me\/permissions$/, signed(({ res, state }, { person }) => (state.social.revoked.add(`${network}:${person}`), sendJson(res, 200, { success: true })))],
  ['POST', /^\/v[\d.]+\/(\d+)\/photos$/, ofPage(photo)],
  ['POST', /^\/v[\d.]+\/(\d+)\/feed$/, ofPage(feed)],
  ['GET', /^\/v[\d.]+\/(\d+)\/feed$/, ofPage(({ res, state }, _bearer, [page]) => sendJson(res, 200, { data: state.social.newest(network, page!).map(({ id, text, at }) => ({ id, message: text, created_time: new Date(at).toISOString(), permalink_url: permalink(id) })), paging: {} }))],
  ['GET', /^\/v[\d.]+\/(\d+_\d+)\/insights$/, signed(insights)],
  ['GET', /^\/v[\d.]+\/(\d+_\d+)$/, signed(one)],
]

export const facebookRoute = networkRoute(network, steps, refuse)
