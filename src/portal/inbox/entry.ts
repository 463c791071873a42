import type { Shown } from '../item/shown'

/** One line of the list of what waits. */
export type Entry = {
  type: Shown['type']; id: string; title: string; account: string | null; thumbnail: string | null; scheduledAt: string | null; waitingSince: string; version: number; allowedActions: string[]
  /** It stands open here, but waits no more. */
  isGone?: boolean
}

export const keyOf = ({ type, id }: Pick<Entry, 'type' | 'id'>): string => `${type}:${id}`
