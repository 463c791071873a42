import { countFor, hasLink, hashtagsIn, type Count } from './count'
import { checkImages, type ImageFacts } from './images'
import { found, type Finding } from './messages'
import type { PlatformKey } from './platforms'
import type { PlatformRule, Rules } from './table'
import { checkNear, type Near } from './near'
import { isQuiet, quietInWords, type QuietHours } from './time'

export type PostDraft = {
  platform: PlatformKey | null
  title?: string | null
  caption?: string | null
  images?: readonly ImageFacts[]
  /** ISO time, or null when no time is planned. */
  scheduledAt?: string | null
  /** Whether it is to go out by itself at that time. */
  autoPublish?: boolean | null
}

export type Circumstances = {
  now: Date
  /** What holds just now, with the operator's changes. */
  rules: Rules
  connection?: { handle?: string | null; mode?: 'channel' | 'hand' | null; status?: string | null; quiet?: QuietHours | null } | null
  /** Other posts of the account; only the server knows of them. */
  near?: Near
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
  const rule = post.platform && circumstances.rules[post.platform]
  const findings = [
    ...(post.platform ? [] : [found('CONNECTION_REQUIRED', 'connection')]),
    ...checkTitle(rule, post.title),
    ...checkCaption(rule, caption),
    ...(rule ? checkImages(rule, post.images ?? []) : []),
    ...checkTime(rule, post, circumstances),
    ...checkAccount(circumstances),
  ]
  return {
    errors: findings.filter(({ level }) => level === 'error'),
    warnings: findings.filter(({ level }) => level === 'warning'),
    counts: {
      caption: rule && countFor(rule, caption),
      title: { count: (post.title ?? '').trim().length, limit: rule ? (rule.title?.max ?? null) : null },
      images: rule ? { count: post.images?.length ?? 0, min: rule.images.min, max: rule.images.max } : null,
      hashtags: hashtagsIn(caption).length,
    },
  }
}

type Rule = PlatformRule | null

const checkTitle = (rule: Rule, title: PostDraft['title']): Finding[] => {
  const text = (title ?? '').trim()
  if (!text) return [found('TITLE_REQUIRED', 'title')]
  return rule?.title && text.length > rule.title.max ? [found('TITLE_TOO_LONG', 'title', { platform: rule.label, limit: rule.title.max, count: text.length })] : []
}

const checkCaption = (rule: Rule, caption: string): Finding[] => {
  if (!caption.trim()) return [found('CAPTION_REQUIRED', 'caption')]
  if (!rule) return []
  const { label, hashtags, linksClick } = rule
  const [{ state, count, limit, left }, tags] = [countFor(rule, caption), hashtagsIn(caption).length]
  return [
    ...(state === 'over' ? [found('CAPTION_TOO_LONG', 'caption', { over: count - limit, platform: label, limit })] : []),
    ...(state === 'near' ? [found('CAPTION_NEAR_LIMIT', 'caption', { left })] : []),
    ...(hashtags !== null && tags > hashtags ? [found('HASHTAGS_TOO_MANY', 'caption', { count: tags, platform: label, limit: hashtags })] : []),
    ...(!linksClick && hasLink(caption) ? [found('LINK_NOT_CLICKABLE', 'caption', { platform: label })] : []),
  ]
}

/** Why a post cannot be planned for a time; null when it can. */
export const timeFault = (scheduledAt: string | null | undefined, now: Date): Finding | null => {
  const ahead = scheduledAt ? Date.parse(scheduledAt) - now.getTime() : soonest
  if (!(ahead >= soonest)) return found('SCHEDULE_PAST', 'scheduledAt')
  return ahead > latest ? found('SCHEDULE_TOO_FAR', 'scheduledAt') : null
}

const checkTime = (rule: Rule, { scheduledAt, autoPublish }: PostDraft, { now, connection }: Circumstances): Finding[] => {
  const fault = timeFault(scheduledAt, now)
  if (fault || !scheduledAt) return fault ? [fault] : []
  const byHand = rule && (!rule.channel || connection?.mode === 'hand')
  return [
    ...(byHand ? [found('SCHEDULE_BY_HAND', 'scheduledAt', { platform: rule.label })] : []),
    ...(connection?.quiet && isQuiet(connection.quiet, new Date(scheduledAt)) ? [found(autoPublish && !byHand ? 'SCHEDULE_QUIET' : 'SCHEDULE_IN_QUIET', 'scheduledAt', { handle: connection.handle || 'this account', hours: quietInWords(connection.quiet) })] : []),
  ]
}

const checkAccount = ({ connection, near = {} }: Circumstances): Finding[] => {
  const handle = connection?.handle || 'of this post'
  return [
    ...(connection?.status && broken.includes(connection.status) ? [found('CONNECTION_BROKEN', 'connection', { handle })] : []),
    ...checkNear(near, connection?.handle || 'this account'),
  ]
}
