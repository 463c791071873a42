'use client'

import { keptAs, useTalk as useTalkOver, type Place } from '@/src/browser/talk/useTalk'
import { isLive, useLive } from '../frame/live/Live'
import type { Line } from './line'

export { keptAs, type Place }

/** A conversation over the portal's own line. */
export const useTalk = (place: Place, first: { lines: Line[]; hasMore: boolean }) => useTalkOver(place, first, { isLive, useNews: useLive })
