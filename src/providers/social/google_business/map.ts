import type { HttpAnswer } from '@/src/engine/http'
import type { VendorFault } from '@/src/engine/http/vendorError'
import { contentFault, limitFault, parsed, rightsFault, tokenFault } from '../call'
import { count, noFigures, type Figures, type PostedItem, type Publication, type Tokens } from '../port'

type TokenAnswer = { access_token?: string; expires_in?: number; refresh_token?: string; scope?: string }

/** A renewal brings no new refresh token: the one that was sent goes on. */
export const tokensOf = (value: unknown, refresh: string | null, now = Date.now()): Tokens | null => {
  const { access_token: access, expires_in: seconds, refresh_token: given, scope } = (value ?? {}) as TokenAnswer
  if (!access || !seconds) return null
  const kept = given ?? refresh
  return { access, accessEndsAt: now + seconds * 1000, refresh: kept, consentEndsAt: kept ? null : now + seconds * 1000, scopes: (scope ?? '').split(' ').filter(Boolean) }
}

/** A standard local post; its picture is fetched by the network, so it needs an address that is public. */
export const localPost = ({ text, images, link, language }: Publication) => {
  const source = images[0]?.publicUrl
  return {
    languageCode: language, summary: text, topicType: 'STANDARD',
    ...(link && { callToAction: { actionType: 'LEARN_MORE', url: link } }),
    ...(source && { media: [{ mediaFormat: 'PHOTO', sourceUrl: source }] }),
  }
}

type Local = { name?: string; summary?: string; state?: string; searchUrl?: string; createTime?: string }

export const itemOf = ({ name, summary, searchUrl, createTime }: Local): PostedItem[] =>
  name ? [{ id: name, url: searchUrl ?? null, text: summary ?? '', at: createTime ? Date.parse(createTime) || null : null }] : []

/** Posts that stand; a rejected one was never shown. */
export const recentOf = (value: unknown): PostedItem[] => ((value as { localPosts?: Local[] } | null)?.localPosts ?? []).filter(({ state }) => state !== 'REJECTED').flatMap(itemOf)

type Metric = { metric?: string; totalValue?: { value?: unknown } }

export const figuresOf = (value: unknown): Figures => {
  const metrics = (value as { localPostMetrics?: { metricValues?: Metric[] }[] } | null)?.localPostMetrics?.[0]?.metricValues ?? []
  const of = (name: string) => count(metrics.find(({ metric }) => metric === name)?.totalValue?.value)
  return { ...noFigures, views: of('LOCAL_POST_VIEWS_SEARCH'), clicks: of('LOCAL_POST_ACTIONS_CALL_TO_ACTION') }
}

type Failure = { error?: { status?: string; details?: { retryDelay?: string }[] } | string }

/** Seconds to wait, as the body tells them: `"34s"`. */
export const waitOf = (details: { retryDelay?: string }[] = []): number | undefined => {
  const given = details.map(({ retryDelay }) => /^(\d+(?:\.\d+)?)s$/.exec(retryDelay ?? '')?.[1]).find(Boolean)
  return given ? Math.ceil(Number(given)) : undefined
}

export const sort = (answer: HttpAnswer): Partial<VendorFault> | undefined => {
  const { error } = (parsed(answer) ?? {}) as Failure
  if (error === 'invalid_grant') return tokenFault
  if (typeof error !== 'object') return answer.status === 401 ? tokenFault : undefined
  if (error.status === 'UNAUTHENTICATED') return tokenFault
  if (error.status === 'PERMISSION_DENIED') return rightsFault
  if (error.status === 'RESOURCE_EXHAUSTED') return limitFault(waitOf(error.details))
  if (error.status === 'INVALID_ARGUMENT') return contentFault()
  return undefined
}
