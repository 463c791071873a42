import type { HttpAnswer } from '@/src/engine/http'
import type { VendorFault } from '@/src/engine/http/vendorError'
import { contentFault, limitFault, parsed, rightsFault, sentences, tokenFault } from '../call'
import { count, noFigures, type Figures, type NetworkAccount, type PostedItem } from '../port'

type Failure = { error?: { code?: number; error_subcode?: number; is_transient?: boolean } }

const throttles = new Set([4, 17, 32, 613, 80001])
const images = new Set([1366046, 2069019])

/** Minutes of waiting stand inside a JSON header, per business. */
export const waitOf = (headers: Record<string, string>): number | undefined => {
  try {
    const usage = Object.values(JSON.parse(headers['x-business-use-case-usage'] ?? '{}') as Record<string, { estimated_time_to_regain_access?: number }[]>).flat()
    const minutes = Math.max(0, ...usage.map((each) => each.estimated_time_to_regain_access ?? 0))
    return minutes > 0 ? minutes * 60 : undefined
  } catch {
    return undefined
  }
}

/** The network tells by a code of its own; its statuses are mostly 400. */
export const sort = (answer: HttpAnswer): Partial<VendorFault> | undefined => {
  const { code, error_subcode: sub = 0, is_transient: isTransient } = ((parsed(answer) ?? {}) as Failure).error ?? {}
  if (code === undefined) return undefined
  if (code === 190) return tokenFault
  if (code === 10 || (code >= 200 && code < 300)) return rightsFault
  if (throttles.has(code)) return limitFault(waitOf(answer.headers))
  if (code === 506 || sub === 1366051) return contentFault(sentences.duplicate)
  if (images.has(sub)) return contentFault(sentences.tooLarge)
  if (code === 368 || code === 100) return contentFault()
  // Temporary by its own word; whether something was made all the same, nobody knows.
  return isTransient || code === 1 || code === 2 ? { kind: 'retry', uncertain: true } : undefined
}

type Page = { id?: string; name?: string; username?: string; access_token?: string; tasks?: string[]; picture?: { data?: { url?: string } } }

/** The pages on which the person may post, each with its own token. */
export const pagesOf = (value: unknown): NetworkAccount[] =>
  ((value as { data?: Page[] } | null)?.data ?? []).flatMap(({ id, name, username, access_token: access, tasks, picture }) =>
    id && access && (!tasks || tasks.includes('CREATE_CONTENT')) ? [{ id, name: name ?? 'Page', handle: username ?? id, profileUrl: `https://www.facebook.com/${username ?? id}`, avatar: picture?.data?.url ?? null, access }] : [])

type Item = { id?: string; message?: string; created_time?: string; permalink_url?: string }

export const itemOf = ({ id, message, created_time: at, permalink_url: url }: Item): PostedItem[] =>
  id ? [{ id, url: url ?? postUrl(id), text: message ?? '', at: at ? Date.parse(at) || null : null }] : []

export const recentOf = (value: unknown): PostedItem[] => ((value as { data?: Item[] } | null)?.data ?? []).flatMap(itemOf)

/** Where a post of a page is shown. */
export const postUrl = (id: string): string => `https://www.facebook.com/${id.replace('_', '/posts/')}`

type Insight = { name?: string; values?: { value?: unknown }[] }
type Counted = { shares?: { count?: unknown }; likes?: { summary?: { total_count?: unknown } }; comments?: { summary?: { total_count?: unknown } } }

export const figuresOf = (post: unknown, insights: unknown): Figures => {
  const { shares, likes, comments } = (post ?? {}) as Counted
  const of = (name: string) => count(((insights as { data?: Insight[] } | null)?.data ?? []).find((each) => each.name === name)?.values?.at(-1)?.value)
  return { ...noFigures, likes: count(likes?.summary?.total_count), comments: count(comments?.summary?.total_count), shares: count(shares?.count), impressions: of('post_impressions'), reach: of('post_impressions_unique'), clicks: of('post_clicks') }
}
