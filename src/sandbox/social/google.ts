import type { Exchange } from '../core/exchange'
import { parseJson, sendJson } from '../core/exchange'
import { consent, redeem } from './consent'
import { figuresOf } from './figures'
import { faultAfter, networkRoute, waitOf, type Steps } from './serve'
import { accountsOf, bearerOf, callerOf, groupOf, mint, type Bearer } from './tokens'
import { numberFor, type Posted } from './state'

const network = 'google_business'
const states: Record<number, string> = { 400: 'INVALID_ARGUMENT', 401: 'UNAUTHENTICATED', 403: 'PERMISSION_DENIED', 404: 'NOT_FOUND', 429: 'RESOURCE_EXHAUSTED', 503: 'UNAVAILABLE' }

const refuse = (exchange: Exchange, status: number, message = 'The sandbox was asked to fail'): void => {
  const details = status === 429 ? [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: `${waitOf(exchange)}s` }] : status === 401 ? [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'ACCESS_TOKEN_EXPIRED', domain: 'googleapis.com', metadata: {} }] : []
  sendJson(exchange.res, status, { error: { code: status, message, status: states[status] ?? 'INTERNAL', details } })
}

function token(exchange: Exchange): void {
  const form = new URLSearchParams(exchange.body)
  const isRefresh = form.get('grant_type') === 'refresh_token'
  const person = isRefresh ? bearerOf(exchange.state.social, 'refresh', network, form.get('refresh_token'))?.person : redeem(exchange, network, form, form.get('client_id'))?.person
  if (!person) return sendJson(exchange.res, 400, { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' })
  const refresh = isRefresh ? {} : { refresh_token: mint('refresh', network, person, 3650 * 86_400) }
  sendJson(exchange.res, 200, { access_token: mint('access', network, person, 3599), expires_in: 3599, scope: 'https://www.googleapis.com/auth/business.manage', token_type: 'Bearer', ...refresh })
}

const signed = (act: (exchange: Exchange, bearer: Bearer, found: string[]) => void): Steps[number][2] => (exchange, found) => {
  const bearer = callerOf(exchange, network)
  return bearer ? act(exchange, bearer, found) : refuse(exchange, 401, 'Request had invalid authentication credentials.')
}

const accountOf = ({ person }: Bearer) => `accounts/${groupOf(person)}`

type Local = { languageCode?: string; summary?: string; topicType?: string; media?: { mediaFormat: string; sourceUrl: string }[]; callToAction?: { url?: string } }

const shown = ({ id, text, at, state, images }: Posted) => ({
  name: id, languageCode: 'en', summary: text, state, searchUrl: `https://local.google.com/place?id=${numberFor(id, 12)}&use=posts`, topicType: 'STANDARD',
  createTime: new Date(at).toISOString(), updateTime: new Date(at).toISOString(), media: images.map(({ id: name }) => ({ name, mediaFormat: 'PHOTO' })),
})

const create = (exchange: Exchange, bearer: Bearer, [parent]: string[]): void => {
  const { summary = '', media = [], callToAction, topicType } = (parseJson(exchange.body) ?? {}) as Local
  if (!accountsOf(network, bearer.person).some(({ id }) => parent === `${accountOf(bearer)}/locations/${id}`)) return refuse(exchange, 403, 'The caller does not have permission')
  if (topicType !== 'STANDARD' || summary.length > 1500 || media.some(({ sourceUrl }) => !URL.canParse(sourceUrl))) return refuse(exchange, 400, 'Request contains an invalid argument.')
  const rejected = exchange.fault?.kind === 'rejected' || /\+?\d[\d\s()-]{7,}\d/.test(summary)
  const post = exchange.state.social.add({ id: `${parent}/localPosts/${exchange.state.social.nextId()}`, network, account: parent!, text: summary, link: callToAction?.url ?? null, state: rejected ? 'REJECTED' : 'LIVE', images: media.map(({ sourceUrl }) => ({ id: sourceUrl, sha256: '', bytes: 0, type: 'by address', alt: '' })), hidden: exchange.fault?.kind === 'hidden' })
  exchange.summary = `local post with ${media.length} images`
  if (!faultAfter(exchange, refuse)) sendJson(exchange.res, 200, shown(post))
}

const insights = (exchange: Exchange): void => {
  const { localPostNames = [] } = (parseJson(exchange.body) ?? {}) as { localPostNames?: string[] }
  const localPostMetrics = localPostNames.flatMap((name) => {
    const post = exchange.state.social.find(network, name)
    if (!post) return []
    const { views, clicks } = figuresOf(post)
    const metricValues = [['LOCAL_POST_VIEWS_SEARCH', views], ['LOCAL_POST_ACTIONS_CALL_TO_ACTION', clicks]].map(([metric, value]) => ({ metric, totalValue: { metricOption: 'AGGREGATED_TOTAL', value: String(value) } }))
    return [{ localPostName: name, metricValues }]
  })
  sendJson(exchange.res, 200, { name: '', localPostMetrics, timeZone: 'UTC' })
}

const steps: Steps = [
  ['GET', /^\/o\/oauth2\/v2\/auth$/, (exchange) => consent(exchange, network)],
  ['POST', /^\/o\/oauth2\/v2\/auth$/, (exchange) => consent(exchange, network)],
  ['POST', /^\/token$/, token],
  ['POST', /^\/revoke$/, ({ url, body, res, state }) => (state.social.revoked.add(url.searchParams.get('token') ?? new URLSearchParams(body).get('token') ?? ''), sendJson(res, 200, {}))],
  ['GET', /^\/v1\/accounts$/, signed(({ res }, bearer) => sendJson(res, 200, { accounts: [{ name: accountOf(bearer), accountName: `${bearer.person} (sample)`, type: 'LOCATION_GROUP', role: 'OWNER' }] }))],
  ['GET', /^\/v1\/accounts\/\d+\/locations$/, signed(({ res }, { person }) => sendJson(res, 200, { locations: accountsOf(network, person).map(({ id, name }) => ({ name: `locations/${id}`, title: name, metadata: { mapsUri: `https://maps.google.com/?cid=${id}`, canOperateLocalPost: true } })) }))],
  ['POST', /^\/v4\/(accounts\/\d+\/locations\/\d+)\/localPosts$/, signed(create)],
  ['GET', /^\/v4\/(accounts\/\d+\/locations\/\d+)\/localPosts$/, signed(({ res, state }, _bearer, [parent]) => sendJson(res, 200, { localPosts: state.social.newest(network, parent!).map(shown) }))],
  ['POST', /^\/v4\/accounts\/\d+\/locations\/\d+\/localPosts:reportInsights$/, signed(insights)],
]

export const googleRoute = networkRoute(network, steps, refuse)
