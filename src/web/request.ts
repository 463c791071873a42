import { createPayloadRequest, getDataLoader, getRequestLanguage, parseCookies, type Payload, type PayloadRequest } from 'payload'
import { parse } from 'qs-esm'
import { bounded } from './bounds'

type Words = Pick<PayloadRequest, 'i18n' | 't'>

// What Payload's own request allows, so that a filter means the same whichever way it comes.
const queryRules = { allowEmptyArrays: true, arrayLimit: 1000, depth: 10, ignoreQueryPrefix: true }

const wordsByLanguage = new Map<string, Words>()

/** The words of a caller's language; each language is set up once, by Payload. */
const wordsOf = async (payload: Payload, headers: Headers): Promise<Words> => {
  const language = getRequestLanguage({ config: payload.config, cookies: parseCookies(headers), headers })
  const known = wordsByLanguage.get(language)
  if (known) return known
  const { i18n, t } = await createPayloadRequest({ config: payload.config, request: new Request('http://localhost/', { headers: { 'accept-language': language } }) })
  wordsByLanguage.set(language, { i18n, t })
  return { i18n, t }
}

type Known = { user: PayloadRequest['user']; context: PayloadRequest['context'] }

/** A standard request as the one that Payload's handlers take, with what the first stages found, and the page it asks for within bounds. */
export const payloadRequestOf = async (payload: Payload, request: Request, url: URL, { user, context }: Known): Promise<PayloadRequest> => {
  const req = Object.assign(request, {
    ...(await wordsOf(payload, request.headers)),
    context,
    hash: url.hash,
    host: url.host,
    href: url.href,
    origin: url.origin,
    pathname: url.pathname,
    payload,
    payloadAPI: 'REST' as const,
    payloadUploadSizes: {},
    port: url.port,
    protocol: url.protocol,
    query: bounded(request.method, url.search ? (parse(url.search, queryRules) as Record<string, unknown>) : {}),
    routeParams: {},
    search: url.search,
    searchParams: url.searchParams,
    transactionID: undefined,
    user,
  }) as unknown as PayloadRequest
  req.payloadDataLoader = getDataLoader(req)
  return req
}
