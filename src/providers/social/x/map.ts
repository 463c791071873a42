import type { HttpAnswer } from '@/src/engine/http'
import type { VendorFault } from '@/src/engine/http/vendorError'
import { contentFault, limitFault, parsed, rightsFault, sentences, tokenFault } from '../call'
import { count, noFigures, type Figures, type PostedItem, type Tokens } from '../port'

type TokenAnswer = { access_token?: string; expires_in?: number; refresh_token?: string; scope?: string }

/** Access lives two hours; every renewal brings a new refresh token and ends the old one. */
export const tokensOf = (value: unknown, now = Date.now()): Tokens | null => {
  const { access_token: access, expires_in: seconds, refresh_token: refresh, scope } = (value ?? {}) as TokenAnswer
  if (!access || !seconds) return null
  const accessEndsAt = now + seconds * 1000
  return { access, accessEndsAt, refresh: refresh ?? null, consentEndsAt: refresh ? null : accessEndsAt, scopes: (scope ?? '').split(' ').filter(Boolean) }
}

/** Where a post is shown; the network redirects to the account's name. */
export const postUrl = (id: string): string => `https://x.com/i/web/status/${id}`

type Item = { id?: string; text?: string; created_at?: string }

export const recentOf = (value: unknown): PostedItem[] =>
  ((value as { data?: Item[] } | null)?.data ?? []).flatMap(({ id, text, created_at: at }) => (id ? [{ id, url: postUrl(id), text: text ?? '', at: at ? Date.parse(at) || null : null }] : []))

export const figuresOf = (value: unknown): Figures => {
  const metrics = (value as { data?: { public_metrics?: Record<string, unknown> }[] } | null)?.data?.[0]?.public_metrics
  if (!metrics) return noFigures
  const [reposts, quotes] = [count(metrics.retweet_count ?? metrics.repost_count), count(metrics.quote_count)]
  return { ...noFigures, impressions: count(metrics.impression_count), likes: count(metrics.like_count), comments: count(metrics.reply_count), shares: reposts === null ? null : reposts + (quotes ?? 0), saves: count(metrics.bookmark_count) }
}

/** Seconds until the window opens again; the network names the moment. */
export const waitOf = (headers: Record<string, string>, now = Date.now()): number | undefined => {
  const reset = Number(headers['x-rate-limit-reset'])
  return reset > 0 ? Math.max(1, Math.ceil(reset - now / 1000)) : undefined
}

type Problem = { detail?: string; errors?: { code?: number }[]; error?: string }

/** 403 is a repeated or too long text as often as a missing right; only its words tell. */
export const sort = (answer: HttpAnswer): Partial<VendorFault> | undefined => {
  const { detail = '', errors = [], error } = (parsed(answer) ?? {}) as Problem
  if (answer.status === 401 || error === 'invalid_request' || error === 'invalid_grant') return tokenFault
  if (answer.status === 429 || errors.some(({ code }) => code === 88)) return limitFault(waitOf(answer.headers))
  if (answer.status === 403 && /duplicate/i.test(detail)) return contentFault(sentences.duplicate)
  if (answer.status === 403 && /scope|oauth|permission to access|client/i.test(detail)) return rightsFault
  if (answer.status === 403 || answer.status === 400) return contentFault()
  return undefined
}
