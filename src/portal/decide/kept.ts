import type { PlatformKey } from '@/src/domain/social/rules/platforms'
import type { Shown } from '../item/shown'

type KeptImage = { url?: string; alt?: string | null; caption?: string | null; width?: number | null; height?: number | null }

/** What a decision link answers, as JSON. */
export type Kept = {
  type: 'post' | 'document'; title: string | null; person: { name: string }; client: { name: string }; account: string | null; dueAt: string | null; version: number; allowedDecisions: string[]; picture: string | null
  content: { title?: string; subtitle?: string | null; caption?: string; platform?: PlatformKey | null; account?: { handle?: string | null; displayName?: string | null }; images?: KeptImage[]; scheduledAt?: string | null; scheduledTimezone?: string | null; pages?: number | null; pdf?: { url?: string } }
}

/** What was kept of a subject, as pages show it. The link's beginning stands for its id: a link knows no other. */
export const keptOf = ({ type, title, version, content, picture, account }: Kept, token: string): Shown => {
  const base = { id: `link.${token.slice(0, 8)}`, title: title ?? content.title ?? '', version }
  if (type === 'document') return { ...base, type, status: 'requested', subtitle: content.subtitle ?? null, pages: content.pages ?? null, cover: picture, createdAt: '', pdf: content.pdf?.url ?? null }
  const { handle, displayName } = content.account ?? {}
  return {
    ...base, type, status: 'pending_approval', platform: content.platform ?? null, caption: content.caption ?? '', scheduledAt: content.scheduledAt ?? null, zone: content.scheduledTimezone ?? null,
    account: { handle: handle ?? account ?? '', name: displayName ?? handle ?? account ?? '', avatar: null, status: null },
    pictures: (content.images ?? []).flatMap(({ url, alt, width, height, caption }) => (url ? [{ url, alt: alt ?? '', width: width ?? null, height: height ?? null, note: caption ?? null }] : [])),
  }
}
