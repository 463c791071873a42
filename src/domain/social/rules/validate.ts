import { countFor, hasLink, hashtagsIn, type Count } from './count'
import { checkImages, type ImageFacts } from './images'
import { found, type Finding } from './messages'
import type { PlatformKey } from './platforms'
import { platformRules } from './table'

export type PostDraft = {
  platform: PlatformKey | null
  title?: string | null
  caption?: string | null
  images?: readonly ImageFacts[]
  /** ISO time, or null when no time is planned. */
  scheduledAt?: string | null
}

export type Circumstances = {
  now: Date
  connection?: { handle?: string | null; mode?: 'channel' | 'hand' | null; status?: string | null } | null
  /** Another post of the account with the same words, and the day it is planned for. */
  twin?: { date: string } | null
}

export type Verdict = { errors: Finding[]; warnings: Finding[]; counts: { caption: Count | null; title: { count: number; limit: number | null }; images: { count: number; min: number; max: number } | null; hashtags: number } }

/** The least time between now and a planned one, and the most, in milliseconds. */
const soonest = 5 * 60_000
const latest = 366 * 86_400_000
const broken = ['needs_attention', 'revoked', 'expired']

/**
 * Everything that keeps a post from being submitted, and everything worth knowing before. The browser's form and the server
 * call this one function. A time within the next five minutes counts as past.
 */
export const validatePost = (post: PostDraft, circumstances: Circumstances): Verdict => {
  const caption = post.caption ?? ''
  const findings = [
    ...(post.platform ? [] : [found('CONNECTION_REQUIRED', 'connection')]),
    ...checkTitle(post),
    ...checkCaption(post.platform, caption),
    ...(post.platform ? checkImages(post.platform, post.images ?? []) : []),
    ...checkTime(post, circumstances),
    ...checkAccount(circumstances),
  ]
  const rule = post.platform && platformRules[post.platform]
  return {
    errors: findings.filter(({ level }) => level === 'error'),
    warnings: findings.filter(({ level }) => level === 'warning'),
    counts: {
      caption: post.platform && countFor(post.platform, caption),
      title: { count: (post.title ?? '').trim().length, limit: rule ? (rule.title?.max ?? null) : null },
      images: rule ? { count: post.images?.length ?? 0, min: rule.images.min, max: rule.images.max } : null,
      hashtags: hashtagsIn(caption).length,
    },
  }
}

const checkTitle = ({ platform, title }: PostDraft): Finding[] => {
  const text = (title ?? '').trim()
  if (!text) return [found('TITLE_REQUIRED', 'title')]
  const rule = platform && platformRules[platform]
  return rule?.title && text.length > rule.title.max ? [found('TITLE_TOO_LONG', 'title', { platform: rule.label, limit: rule.title.max, count: text.length })] : []
}

const checkCaption = (platform: PlatformKey | null, caption: string): Finding[] => {
  if (!caption.trim()) return [found('CAPTION_REQUIRED', 'caption')]
  if (!platform) return []
  const { label, hashtags, linksClick } = platformRules[platform]
  const [{ state, count, limit, left }, tags] = [countFor(platform, caption), hashtagsIn(caption).length]
  return [
    ...(state === 'over' ? [found('CAPTION_TOO_LONG', 'caption', { over: count - limit, platform: label, limit })] : []),
    ...(state === 'near' ? [found('CAPTION_NEAR_LIMIT', 'caption', { left })] : []),
    ...(hashtags !== null && tags > hashtags ? [found('HASHTAGS_TOO_MANY', 'caption', { count: tags, platform: label, limit: hashtags })] : []),
    ...(!linksClick && hasLink(caption) ? [found('LINK_NOT_CLICKABLE', 'caption', { platform: label })] : []),
  ]
}

const checkTime = ({ platform, scheduledAt }: PostDraft, { now, connection }: Circumstances): Finding[] => {
  if (!scheduledAt) return []
  const ahead = Date.parse(scheduledAt) - now.getTime()
  if (!(ahead >= soonest)) return [found('SCHEDULE_PAST', 'scheduledAt')]
  if (ahead > latest) return [found('SCHEDULE_TOO_FAR', 'scheduledAt')]
  const byHand = platform && (!platformRules[platform].channel || connection?.mode === 'hand')
  return byHand ? [found('SCHEDULE_BY_HAND', 'scheduledAt', { platform: platformRules[platform].label })] : []
}

const checkAccount = ({ connection, twin }: Circumstances): Finding[] => {
  const handle = connection?.handle || 'of this post'
  return [
    ...(connection?.status && broken.includes(connection.status) ? [found('CONNECTION_BROKEN', 'connection', { handle })] : []),
    ...(twin ? [found('DUPLICATE_CAPTION', 'caption', { handle, date: twin.date })] : []),
  ]
}
