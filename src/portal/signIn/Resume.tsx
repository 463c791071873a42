'use client'

import { useResume } from '@/src/browser/session/useResume'
import { pageAfter } from './goOn'

/** Goes on with a session that is still open in this browser. */
export const Resume = () => (useResume(pageAfter), null)
