import type { Exchange } from '../core/exchange'
import { parseJson, sendJson } from '../core/exchange'
import { consent, redeem } from './consent'
import { figuresOf } from './figures'
import { faultAfter, isRepeated, networkRoute, type Steps } from './serve'
import { accountsOf, bearerOf, callerOf, mint, type Bearer } from './tokens'
import { numberFor } from './state'

const network = 'linkedin'
const codes: Record<number, [number, string]> = { 401: [65601, 'REVOKED_ACCESS_TOKEN'], 403: [100, 'ACCESS_DENIED'], 404: [0, 'RESOURCE_NOT_FOUND'], 422: [0, 'DUPLICATE_POST'], 426: [0, 'NONEXISTENT_VERSION'], 429: [101, 'TOO_MANY_REQUESTS'], 400: [0, 'ILLEGAL_ARGUMENT'] }

const refuse = ({ res, fault }: Exchange, status: number, message = 'The sandbox was asked to fail'): void => {
  const [serviceErrorCode, code] = codes[status] ?? [0, 'INTERNAL_SERVER_ERROR']
  sendJson(res, status, { message, status, serviceErrorCode, code }, fault?.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) })
}

const day = 86_400

function token({ body, res, state }: Exchange, exchange: Exchange): void {
  const form = new URLSearchParams(body)
  const isRefresh = form.get('grant_type') === 'refresh_token'
  const person = isRefresh ? bearerOf(state.social, 'refresh', network, form.get('refresh_token'))?.person : redeem(exchange, network, form, form.get('client_id'))?.person
  if (!person || !form.get('client_secret')) return sendJson(res, 400, { error: isRefresh ? 'invalid_grant' : 'invalid_request', error_description: 'The provided authorization grant or refresh token is invalid, expired or revoked' })
  // Only some applications are given refresh tokens; people named `basic-…` consent to one that is not.
  const refresh = person.startsWith('basic') ? {} : { refresh_token: mint('refresh', network, person, 365 * day), refresh_token_expires_in: 365 * day }
  sendJson(res, 200, { access_token: mint('access', network, person, 60 * day), expires_in: 60 * day, ...refresh, scope: 'r_organization_social,w_organization_social,rw_organization_admin' })
}

/** Every versioned call says its version; a token has to be good. */
const signed = (act: (exchange: Exchange, bearer: Bearer, found: string[]) => void): Steps[number][2] => (exchange, found) => {
  const version = String(exchange.headers['linkedin-version'] ?? '')
  if (exchange.path.startsWith('/rest/') && !(/^\d{6}$/.test(version) && version >= '202512')) return refuse(exchange, 426, `Requested version ${version || '(none)'} is not active`)
  const bearer = callerOf(exchange, network)
  return bearer ? act(exchange, bearer, found) : refuse(exchange, 401, 'The token used in the request has been revoked by the user')
}

const urnOf = (id: string) => `urn:li:organization:${id}`
const owns = (bearer: Bearer, urn: string) => accountsOf(network, bearer.person).some(({ id }) => urnOf(id) === urn)

const begin = (exchange: Exchange, bearer: Bearer): void => {
  const owner = (parseJson(exchange.body) as { initializeUploadRequest?: { owner?: string } } | undefined)?.initializeUploadRequest?.owner ?? ''
  if (!owns(bearer, owner)) return refuse(exchange, 403, 'Not enough permissions to access: partnerApiImages.INITIALIZE_UPLOAD')
  const id = `urn:li:image:S${exchange.state.social.nextId()}`
  exchange.state.social.media.set(id, { id, network, owner, bytes: null, type: '', alt: '' })
  sendJson(exchange.res, 200, { value: { uploadUrlExpiresAt: Date.now() + 3_600_000, uploadUrl: `${exchange.url.origin}/linkedin/dms-uploads/${encodeURIComponent(id)}`, image: id } })
}

const upload = (exchange: Exchange, [id]: string[]): void => {
  const medium = exchange.state.social.media.get(id!)
  if (!medium) return refuse(exchange, 404, 'Upload not found')
  Object.assign(medium, { bytes: exchange.raw, type: String(exchange.headers['content-type'] ?? 'image/jpeg') })
  exchange.summary = `image of ${exchange.raw.length} bytes`
  exchange.res.writeHead(201).end()
}

type Content = { media?: { id: string; altText?: string }; multiImage?: { images: { id: string; altText?: string }[] }; article?: { source: string } }
type PostBody = { author?: string; commentary?: string; visibility?: string; lifecycleState?: string; distribution?: { feedDistribution?: string }; content?: Content }

const unescaped = (text: string): string => text.replace(/\\([\\<>#~_|[\]*(){}@])/g, '$1')

const create = (exchange: Exchange, bearer: Bearer): void => {
  const { author = '', commentary, visibility, lifecycleState, distribution, content } = (parseJson(exchange.body) ?? {}) as PostBody
  if (!owns(bearer, author)) return refuse(exchange, 403, 'Unpermitted fields present in REQUEST_BODY: /author')
  if (commentary === undefined || visibility !== 'PUBLIC' || lifecycleState !== 'PUBLISHED' || !distribution?.feedDistribution) return refuse(exchange, 400, 'A required field is missing')
  const images = content?.media ? [content.media] : (content?.multiImage?.images ?? [])
  if (images.some(({ id }) => !exchange.state.social.media.get(id)?.bytes)) return refuse(exchange, 400, 'Media is not ready')
  const text = unescaped(commentary)
  if (isRepeated(exchange, network, author, text)) return refuse(exchange, 422, 'Content is a duplicate of another post')
  const id = `urn:li:share:${exchange.state.social.nextId()}`
  exchange.state.social.add({ id, network, account: author, text, link: content?.article?.source ?? null, images: exchange.state.social.imagesOf(images.map((image) => image.id), images.map((image) => image.altText)), hidden: exchange.fault?.kind === 'hidden' })
  exchange.summary = `post with ${images.length} images`
  if (faultAfter(exchange, refuse)) return
  exchange.res.writeHead(201, { 'x-restli-id': id, 'content-length': '0' }).end()
}

const list = (exchange: Exchange, bearer: Bearer): void => {
  const author = exchange.url.searchParams.get('author') ?? ''
  if (!owns(bearer, author)) return refuse(exchange, 403, 'Not enough permissions to access: partnerApiPosts.FINDER-author')
  const elements = exchange.state.social.newest(network, author).map(({ id, text, at }) => ({ id, author, commentary: text, createdAt: at, publishedAt: at, lifecycleState: 'PUBLISHED', visibility: 'PUBLIC' }))
  sendJson(exchange.res, 200, { elements, paging: { start: 0, count: 20, links: [] } })
}

const figures = (exchange: Exchange): void => {
  const [share] = /List\(([^)]+)\)/.exec(exchange.url.searchParams.get('shares') ?? '')?.slice(1) ?? []
  const post = share && exchange.state.social.find(network, share)
  const { impressions, reach, clicks, likes, comments, shares } = post ? figuresOf(post) : ({} as ReturnType<typeof figuresOf>)
  const totalShareStatistics = { impressionCount: impressions, uniqueImpressionsCount: reach, clickCount: clicks, likeCount: likes, commentCount: comments, shareCount: shares }
  sendJson(exchange.res, 200, { elements: post ? [{ share, totalShareStatistics }] : [], paging: { start: 0, count: 10, links: [] } })
}

const steps: Steps = [
  ['GET', /^\/oauth\/v2\/authorization$/, (exchange) => consent(exchange, network)],
  ['POST', /^\/oauth\/v2\/authorization$/, (exchange) => consent(exchange, network)],
  ['POST', /^\/oauth\/v2\/accessToken$/, (exchange) => token(exchange, exchange)],
  ['GET', /^\/v2\/userinfo$/, signed(({ res }, { person }) => sendJson(res, 200, { sub: numberFor(person, 8), name: `${person} (sample)` }))],
  ['GET', /^\/rest\/organizationAcls$/, signed(({ res }, { person }) => sendJson(res, 200, { elements: accountsOf(network, person).map(({ id }) => ({ organization: urnOf(id), role: 'ADMINISTRATOR', state: 'APPROVED' })) }))],
  ['GET', /^\/rest\/organizations\/(\d+)$/, signed((exchange, { person }, [id]) => {
    const found = accountsOf(network, person).find((account) => account.id === id)
    return found ? sendJson(exchange.res, 200, { id: Number(id), localizedName: found.name, vanityName: found.handle }) : refuse(exchange, 404)
  })],
  ['POST', /^\/rest\/images$/, signed(begin)],
  ['PUT', /^\/dms-uploads\/(.+)$/, upload],
  ['GET', /^\/rest\/images\/(.+)$/, signed((exchange, _bearer, [id]) => {
    const medium = exchange.state.social.media.get(id!)
    return medium ? sendJson(exchange.res, 200, { id, owner: medium.owner, status: medium.bytes ? 'AVAILABLE' : 'WAITING_UPLOAD' }) : refuse(exchange, 404)
  })],
  ['POST', /^\/rest\/posts$/, signed(create)],
  ['GET', /^\/rest\/posts$/, signed(list)],
  ['GET', /^\/rest\/organizationalEntityShareStatistics$/, signed(figures)],
]

export const linkedinRoute = networkRoute(network, steps, refuse)
