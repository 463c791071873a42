import type { Field } from 'payload'
import { choice, whole } from '../fields'

const counts = ['likes', 'comments', 'shares', 'views', 'impressions', 'reach', 'saves', 'clicks'] as const

/** What networks count of a post; an empty one is unknown, never none. */
export const figures = (): Field[] => [
  ...counts.map((name) => whole(name, { max: 1_000_000_000_000 })),
  { name: 'engagementRate', type: 'number', min: 0, max: 100 },
  choice('engagementBasis', ['reach', 'impressions', 'views', 'reported']),
]
