import type { Exchange } from '../core/exchange'
import { parseJson, sendJson } from '../core/exchange'
import { consent, redeem } from './consent'
import { figuresOf } from './figures'
import { faultAfter, isRepeated, networkRoute, waitOf, type Steps } from './serve'
import { accountsOf, bearerOf, callerOf, mint, type Bearer } from './tokens'

const network = 'x'
const titles: Record<number, [string, string, string]> = { 400: ['Invalid Request', 'One or more parameters to your request was invalid.', 'https://api.x.com/2/problems/invalid-request'], 401: ['Unauthorized', 'Unauthorized', 'about:blank'], 403: ['Forbidden', 'You are not permitted to perform this action.', 'about:blank'], 404: ['Not Found Error', 'Could not find it.', 'https://api.x.com/2/problems/resource-not-found'], 429: ['Too Many Requests', 'Too Many Requests', 'about:blank'] }

const refuse = (exchange: Exchange, status: number, words?: string): void => {
  const [title, detail, type] = titles[status] ?? ['Service Unavailable', 'Service Unavailable', 'about:blank']
  const reset = Math.floor(Date.now() / 1000) + waitOf(exchange)
  sendJson(exchange.res, status, { title, detail: words ?? detail, type, status }, { 'x-rate-limit-limit': '100', 'x-rate-limit-remaining': status === 429 ? '0' : '99', 'x-rate-limit-reset': String(reset) })
}

function token(exchange: Exchange): void {
  const { body, res, state, headers } = exchange
  const form = new URLSearchParams(body)
  const basic = /^Basic (.+)$/.exec(String(headers.authorization ?? ''))?.[1]
  const clientId = basic ? decodeURIComponent(Buffer.from(basic, 'base64').toString().split(':')[0]!) : form.get('client_id')
  const old = form.get('refresh_token')
  const isRefresh = form.get('grant_type') === 'refresh_token'
  // Each refresh token is good for one use; a second use ends the whole chain, as a stolen one would.
  const bearer = isRefresh && old && !state.social.usedRefresh.has(old) ? bearerOf(state.social, 'refresh', network, old) : null
  const person = isRefresh ? bearer?.person : redeem(exchange, network, form, clientId)?.person
  if (!person) return sendJson(res, 400, { error: 'invalid_request', error_description: 'Value passed for the token was invalid.' })
  if (old) state.social.usedRefresh.add(old)
  sendJson(res, 200, { token_type: 'bearer', expires_in: 7200, access_token: mint('access', network, person, 7200), scope: 'tweet.read tweet.write users.read media.write offline.access', refresh_token: mint('refresh', network, person, 180 * 86_400) })
}

const signed = (act: (exchange: Exchange, bearer: Bearer, found: string[]) => void): Steps[number][2] => (exchange, found) => {
  const bearer = callerOf(exchange, network)
  return bearer ? act(exchange, bearer, found) : refuse(exchange, 401)
}

const selfOf = ({ person }: Bearer) => accountsOf(network, person)[0]!

const upload = (exchange: Exchange, bearer: Bearer): void => {
  const { media, media_type: type, media_category: category } = (parseJson(exchange.body) ?? {}) as Record<string, string>
  if (!media || !type || category !== 'tweet_image') return refuse(exchange, 400)
  const [id, bytes] = [exchange.state.social.nextId(), Buffer.from(media, 'base64')]
  exchange.state.social.media.set(id, { id, network, owner: selfOf(bearer).id, bytes, type, alt: '' })
  exchange.summary = `image of ${bytes.length} bytes`
  sendJson(exchange.res, 200, { data: { id, media_key: `3_${id}`, expires_after_secs: 86_400, size: bytes.length, image: { w: 1, h: 1, image_type: type } } })
}

const describe = (exchange: Exchange): void => {
  const { id, metadata } = (parseJson(exchange.body) ?? {}) as { id?: string; metadata?: { alt_text?: { text?: string } } }
  const medium = exchange.state.social.media.get(id ?? '')
  if (!medium) return refuse(exchange, 404)
  medium.alt = metadata?.alt_text?.text ?? ''
  sendJson(exchange.res, 200, { data: { id, associated_metadata: metadata } })
}

const create = (exchange: Exchange, bearer: Bearer): void => {
  const { text = '', media } = (parseJson(exchange.body) ?? {}) as { text?: string; media?: { media_ids?: string[] } }
  const ids = media?.media_ids ?? []
  const { id: account } = selfOf(bearer)
  if ((!text && ids.length === 0) || ids.length > 4) return refuse(exchange, 400)
  if (isRepeated(exchange, network, account, text)) return refuse(exchange, 403, 'You are not allowed to create a Tweet with duplicate content.')
  const { id } = exchange.state.social.add({ network, account, text, link: /https?:\/\/\S+/.exec(text)?.[0] ?? null, images: exchange.state.social.imagesOf(ids), hidden: exchange.fault?.kind === 'hidden' })
  exchange.summary = `post with ${ids.length} images, ${/https?:\/\//.test(text) ? '$0.20' : '$0.015'}`
  if (!faultAfter(exchange, refuse)) sendJson(exchange.res, 201, { data: { id, text, edit_history_tweet_ids: [id] } })
}

const metricsOf = (exchange: Exchange): void => {
  const ids = (exchange.url.searchParams.get('ids') ?? '').split(',')
  const data = ids.flatMap((id) => {
    const post = exchange.state.social.find(network, id)
    if (!post) return []
    const { impressions, likes, comments, shares, saves } = figuresOf(post)
    return [{ id, text: post.text, public_metrics: { impression_count: impressions, like_count: likes, reply_count: comments, retweet_count: shares, quote_count: 0, bookmark_count: saves } }]
  })
  sendJson(exchange.res, 200, { data })
}

const steps: Steps = [
  ['GET', /^\/i\/oauth2\/authorize$/, (exchange) => consent(exchange, network)],
  ['POST', /^\/i\/oauth2\/authorize$/, (exchange) => consent(exchange, network)],
  ['POST', /^\/2\/oauth2\/token$/, token],
  ['POST', /^\/2\/oauth2\/revoke$/, ({ body, res, state }) => (state.social.revoked.add(new URLSearchParams(body).get('token') ?? ''), sendJson(res, 200, { revoked: true }))],
  ['GET', /^\/2\/users\/me$/, signed(({ res }, bearer) => (({ id, name, handle }) => sendJson(res, 200, { data: { id, name, username: handle.replaceAll('-', '_') } }))(selfOf(bearer)))],
  ['POST', /^\/2\/media\/upload$/, signed(upload)],
  ['POST', /^\/2\/media\/metadata$/, signed(describe)],
  ['POST', /^\/2\/tweets$/, signed(create)],
  ['GET', /^\/2\/tweets$/, signed(metricsOf)],
  ['GET', /^\/2\/users\/(\d+)\/tweets$/, signed(({ res, state }, _bearer, [id]) => sendJson(res, 200, { data: state.social.newest(network, id!).map(({ id: post, text, at }) => ({ id: post, text, created_at: new Date(at).toISOString() })), meta: { result_count: 0 } }))],
]

export const xRoute = networkRoute(network, steps, refuse)
