import type { Exchange } from '../core/exchange'
import { sendJson } from '../core/exchange'
import type { VendorRoute } from '../core/serve'
import { requestId, sendAskedError, sendError } from './errors'
import { countTokens, createMessage } from './messages'
import { models, rulesOf, wireModel } from './models'

function listModels(exchange: Exchange): void {
  const data = models.map(wireModel)
  exchange.summary = 'list of models'
  const page = { data, has_more: false, first_id: data[0]?.id ?? null, last_id: data.at(-1)?.id ?? null }
  sendJson(exchange.res, 200, page, { 'request-id': requestId() })
}

function oneModel(exchange: Exchange, id: string): void {
  const rules = rulesOf(id)
  if (rules) sendJson(exchange.res, 200, wireModel(rules), { 'request-id': requestId() })
  else sendError(exchange, { status: 404, message: `model: ${id}` })
}

function handle(exchange: Exchange): void {
  const { method, path, key, headers } = exchange
  if (!key || key.startsWith('sk-ant-invalid')) return sendError(exchange, { status: 401 })
  if (!headers['anthropic-version']) return sendError(exchange, { status: 400, message: 'anthropic-version: header is required' })
  if (method === 'POST' && path === '/v1/messages') return createMessage(exchange)
  if (method === 'POST' && path === '/v1/messages/count_tokens') return countTokens(exchange)
  if (method === 'GET' && path === '/v1/models') return listModels(exchange)
  if (method === 'GET' && path.startsWith('/v1/models/')) return oneModel(exchange, decodeURIComponent(path.slice(11)))
  return sendError(exchange, { status: 404, message: 'Not Found' })
}

export const anthropicRoute: VendorRoute = { vendor: 'anthropic', prefix: '/anthropic', handle, fail: sendAskedError }
