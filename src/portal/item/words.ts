import type { Tone } from '../ui/Badge'

/** A post's state as its client reads it. */
export const stateWords: Record<string, { label: string; tone: Tone }> = {
  pending_approval: { label: 'To approve', tone: 'brand' },
  changes_requested: { label: 'In work', tone: 'warn' },
  approved: { label: 'Approved', tone: 'good' },
  rejected: { label: 'Rejected', tone: 'bad' },
  posted: { label: 'Posted', tone: 'good' },
  requested: { label: 'To review', tone: 'brand' },
  none: { label: 'Ready', tone: 'neutral' },
}

/** The networks as people call them. */
export const platformWords: Record<string, string> = { instagram: 'Instagram', tiktok: 'TikTok', youtube: 'YouTube', x: 'X', linkedin: 'LinkedIn', facebook: 'Facebook', google_business: 'Google Business' }

export const platformLabel = (platform: string | null): string => (platform && platformWords[platform]) || 'Post'
