import type { Exchange } from '../core/exchange'
import { cutConnection, parseJson, sendJson } from '../core/exchange'
import { composeMessage } from './answer'
import { requestId, sendError, sendSpendLimit } from './errors'
import { rulesOf } from './models'
import type { MessagesRequest } from './request'
import { messagesRequest, userTextOf } from './request'
import { requestFault } from './rules'
import { streamMessage } from './stream'
import { cacheUse, tokensOf } from './usage'

const summaryOf = (request: MessagesRequest): string => {
  const text = userTextOf(request)
  const task = /<task>\s*([\w-]+)\s*<\/task>/.exec(text)?.[1] ?? 'free text'
  const section = /<section>[\s\S]{0,200}?"title"\s*:\s*"([^"]{0,80})/.exec(text)?.[1]
  return `${task}${section ? ` "${section}"` : ''} with ${request.model}, ${Math.round(text.length / 1024)} kB`
}

const limitHeaders = (): Record<string, string> => ({
  'request-id': requestId(),
  'anthropic-organization-id': 'org_sandbox',
  'anthropic-ratelimit-requests-limit': '4000',
  'anthropic-ratelimit-requests-remaining': '3999',
  'anthropic-ratelimit-requests-reset': new Date(Date.now() + 60_000).toISOString(),
})

/** Checks a request as the vendor does and answers it itself when it is wrong. */
function readRequest(exchange: Exchange): MessagesRequest | null {
  const parsed = messagesRequest.safeParse(parseJson(exchange.body))
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    sendError(exchange, { status: 400, message: `${issue?.path.join('.') ?? 'body'}: ${issue?.message ?? 'is not valid'}` })
    return null
  }
  const request = parsed.data
  exchange.summary = summaryOf(request)
  if (!rulesOf(request.model)) {
    sendError(exchange, { status: 404, message: `model: ${request.model}` })
    return null
  }
  const fault = requestFault(request, String(exchange.headers['anthropic-version'] ?? ''))
  if (fault) sendError(exchange, { status: 400, message: fault })
  return fault ? null : request
}

/** `POST /v1/messages`, whole or as a stream. */
export function createMessage(exchange: Exchange): void {
  const request = readRequest(exchange)
  if (!request) return
  const { fault, res } = exchange
  if (fault?.kind === 'spend_limit') return sendSpendLimit(exchange)
  if (fault?.kind === 'cut' && !request.stream) return cutConnection(exchange)
  const message = composeMessage(request, cacheUse(request, exchange.key ?? ''), fault)
  if (request.stream) streamMessage(res, message, fault, limitHeaders())
  else sendJson(res, 200, message, limitHeaders())
}

/** `POST /v1/messages/count_tokens`. */
export function countTokens(exchange: Exchange): void {
  const parsed = parseJson(exchange.body)
  const filled = JSON.stringify(typeof parsed === 'object' && parsed ? { max_tokens: 1, ...parsed } : parsed)
  const request = readRequest({ ...exchange, body: filled ?? '' })
  if (!request) return
  const system = typeof request.system === 'string' ? request.system : (request.system ?? []).map(({ text }) => text ?? '').join('')
  sendJson(exchange.res, 200, { input_tokens: tokensOf(system) + tokensOf(userTextOf(request)) }, limitHeaders())
}
