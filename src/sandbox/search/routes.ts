import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Exchange } from '../core/exchange'
import { cutConnection, parseJson, sendJson } from '../core/exchange'
import type { VendorRoute } from '../core/serve'
import { benchPage, benchResults } from '../pages/bench'
import { articles } from '../pages/library'
import { originOf } from '../pages/origin'
import { findArticles } from './index'

const searchRequest = z.looseObject({
  query: z.string().trim().min(1).max(400),
  search_depth: z.enum(['basic', 'advanced', 'fast', 'ultra-fast']).default('basic'),
  topic: z.enum(['general', 'news', 'finance']).default('general'),
  max_results: z.number().int().min(0).max(20).default(5),
  include_raw_content: z.union([z.boolean(), z.enum(['markdown', 'text'])]).default(false),
  include_domains: z.array(z.string()).default([]),
  exclude_domains: z.array(z.string()).default([]),
})

const extractRequest = z.looseObject({ urls: z.union([z.string(), z.array(z.string()).max(20)]) })

const messages: Record<number, string> = {
  400: 'The request is not valid', 401: 'Unauthorized: missing or invalid API key.', 429: 'Your request has been blocked due to excessive requests.',
  432: 'This request exceeds your plan\'s set usage limit.', 433: 'This request exceeds the pay-as-you-go limit.',
}

function sendFault(exchange: Exchange, status: number, message = messages[status] ?? 'The sandbox was asked to fail'): void {
  exchange.summary ||= message
  const after = exchange.fault?.retryAfter
  sendJson(exchange.res, status, { detail: { error: message } }, after === undefined ? {} : { 'retry-after': String(after) })
}

function search(exchange: Exchange): void {
  const parsed = searchRequest.safeParse(parseJson(exchange.body))
  if (!parsed.success) return sendFault(exchange, 400, parsed.error.issues[0]?.message)
  const { query, max_results: limit, search_depth: depth, include_raw_content: raw } = parsed.data
  const origin = originOf(exchange.req)
  const found = exchange.fault?.kind === 'empty' ? [] : (benchResults(query, origin, limit) ?? findArticles(query, origin, limit))
  exchange.summary = `"${query}": ${found.length} results`
  const results = found.map(({ text, ...result }) => ({ ...result, raw_content: raw ? text : null, favicon: null }))
  const credits = depth === 'advanced' ? 2 : 1
  sendJson(exchange.res, 200, { query, answer: null, images: [], results, response_time: 0.01, auto_parameters: {}, usage: { credits }, request_id: randomUUID() })
}

function pageText(url: string): { title: string; text: string } | null {
  const path = new URL(url, 'http://localhost').pathname
  const bench = /^\/pages\/bench\/(\d+)$/.exec(path)
  if (bench) return benchPage(Number(bench[1]), new URL(url, 'http://localhost').searchParams.get('about') ?? '')
  return articles().find(({ slug }) => path === `/pages/${slug}`) ?? null
}

function extract(exchange: Exchange): void {
  const parsed = extractRequest.safeParse(parseJson(exchange.body))
  if (!parsed.success) return sendFault(exchange, 400, parsed.error.issues[0]?.message)
  const urls = [parsed.data.urls].flat()
  const read = urls.map((url) => ({ url, page: pageText(url) }))
  exchange.summary = `${urls.length} pages`
  sendJson(exchange.res, 200, {
    results: read.flatMap(({ url, page }) => (page ? [{ url, title: page.title, raw_content: page.text, images: [] }] : [])),
    failed_results: read.filter(({ page }) => !page).map(({ url }) => ({ url, error: 'Failed to fetch url' })),
    response_time: 0.01, usage: { credits: Math.ceil(urls.length / 5) }, request_id: randomUUID(),
  })
}

function handle(exchange: Exchange): void {
  const { method, path, key, fault } = exchange
  if (!key || key.startsWith('tvly-invalid')) return sendFault(exchange, 401)
  if (fault?.kind === 'cut') return cutConnection(exchange)
  if (method === 'POST' && path === '/search') return search(exchange)
  if (method === 'POST' && path === '/extract') return extract(exchange)
  return sendFault(exchange, 404, 'Not Found')
}

export const tavilyRoute: VendorRoute = {
  vendor: 'tavily', prefix: '/tavily', handle, fail: (exchange) => sendFault(exchange, exchange.fault?.status ?? 500),
}
