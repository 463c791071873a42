import type { HttpAnswer } from '@/src/engine/http'
import type { VendorFault } from '@/src/engine/http/vendorError'
import { contentFault, limitFault, parsed, rightsFault, sentences, tokenFault } from '../call'
import { count, noFigures, type Figures, type PostedItem, type Publication, type Tokens } from '../port'

/** Escapes what the network's text form reserves; hashtags stay what they are. */
const littleText = (text: string): string => text.replace(/[\\<>~_|[\]*(){}@]|#(?![\p{L}\p{N}])/gu, (char) => `\\${char}`)

/** The reverse, to compare what came back with what was sent. */
export const plainText = (text: string): string => text.replace(/\\([\\<>#~_|[\]*(){}@])/g, '$1')

/** The body of the create call; `images` are the uploaded images' names in order. */
export const postBody = (author: string, { text, images, link }: Publication, names: readonly string[]) => {
  const media = names.map((id, at) => ({ id, altText: images[at]?.alt || undefined }))
  const content = media.length > 1 ? { multiImage: { images: media } } : media[0] ? { media: media[0] } : link ? { article: { source: link, title: titleOf(text) } } : undefined
  return {
    author, commentary: littleText(text), visibility: 'PUBLIC',
    distribution: { feedDistribution: 'MAIN_FEED', targetEntities: [], thirdPartyDistributionChannels: [] },
    ...(content && { content }), lifecycleState: 'PUBLISHED', isReshareDisabledByAuthor: false,
  }
}

const titleOf = (text: string): string => text.split('\n')[0]!.slice(0, 200)

/** Where a post is shown. */
export const postUrl = (urn: string): string => `https://www.linkedin.com/feed/update/${urn}`

type TokenAnswer = { access_token?: string; expires_in?: number; refresh_token?: string; refresh_token_expires_in?: number; scope?: string }

/** Without a refresh token a person consents again when the access ends. The life of a refresh token does not slide. */
export const tokensOf = (value: unknown, now = Date.now()): Tokens | null => {
  const { access_token: access, expires_in: seconds, refresh_token: refresh, refresh_token_expires_in: refreshSeconds, scope } = (value ?? {}) as TokenAnswer
  if (!access || !seconds) return null
  const accessEndsAt = now + seconds * 1000
  return { access, accessEndsAt, refresh: refresh ?? null, consentEndsAt: refresh ? now + (refreshSeconds ?? 365 * 86_400) * 1000 : accessEndsAt, scopes: (scope ?? '').split(/[\s,]+/).filter(Boolean) }
}

type Element = { id?: string; commentary?: string; publishedAt?: number; createdAt?: number }

export const recentOf = (value: unknown): PostedItem[] =>
  ((value as { elements?: Element[] } | null)?.elements ?? []).flatMap(({ id, commentary, publishedAt, createdAt }) => (id ? [{ id, url: postUrl(id), text: plainText(commentary ?? ''), at: publishedAt ?? createdAt ?? null }] : []))

export const figuresOf = (value: unknown): Figures => {
  const total = (value as { elements?: { totalShareStatistics?: Record<string, unknown> }[] } | null)?.elements?.[0]?.totalShareStatistics
  if (!total) return noFigures
  return { ...noFigures, impressions: count(total.impressionCount), reach: count(total.uniqueImpressionsCount), clicks: count(total.clickCount), likes: count(total.likeCount), comments: count(total.commentCount), shares: count(total.shareCount) }
}

/** 422 is a text that is up already; 429 is a daily quota without a hint when it ends. */
export const sort = (answer: HttpAnswer): Partial<VendorFault> | undefined => {
  const { code, error } = (parsed(answer) ?? {}) as { code?: string; error?: string }
  if (answer.status === 401 || error === 'invalid_grant') return tokenFault
  if (answer.status === 403) return rightsFault
  if (answer.status === 422) return contentFault(code === 'DUPLICATE_POST' || code === undefined ? sentences.duplicate : sentences.refused)
  if (answer.status === 429) return limitFault()
  if (answer.status === 426) return { kind: 'give_up', code: 'DIST_002', message: 'The network no longer serves the version of its interface that is set here. Ask the platform’s operator.', uncertain: false }
  if (answer.status === 400) return error ? tokenFault : contentFault()
  return undefined
}
