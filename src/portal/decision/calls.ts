'use client'

import { CallFailed, call } from '@/src/browser/api'
import { documentOf, populated, postOf, type Shown } from '../item/shown'

export type Decision = 'approve' | 'request_changes' | 'reject'
export type Kind = Shown['type']

const rows = { post: '/posts', document: '/documents' } as const
const paths: Record<Decision, string> = { approve: 'approve', request_changes: 'request-changes', reject: 'reject' }
const undoPaths = { post: 'undo', document: 'undo-review' } as const

const bodyOf = (decision: Decision, version: number, note: string): object => {
  if (decision === 'approve') return { version, ...(note ? { comment: note } : {}) }
  return decision === 'reject' ? { version, reason: note } : { version, text: note }
}

/** Sends a decision about what was seen as `version`. Throws CallFailed, 409 `STALE_VERSION` when there is a newer one. */
export const sendDecision = (type: Kind, id: string, decision: Decision, version: number, note = ''): Promise<unknown> =>
  call(`${rows[type]}/${id}/${paths[decision]}`, { method: 'POST', body: bodyOf(decision, version, note) })

/** Takes back what was just decided. */
export const sendUndo = (type: Kind, id: string): Promise<unknown> => call(`${rows[type]}/${id}/${undoPaths[type]}`, { method: 'POST', body: {} })

/** What is to be decided, as it is now. */
export const fetchShown = async (type: Kind, id: string): Promise<Shown> => {
  const row = await call<Record<string, unknown>>(`${rows[type]}/${id}?depth=1`)
  return type === 'post' ? postOf(row, populated, populated) : documentOf(row, populated)
}

/** Whether a newer version is there than the one that was decided about. */
export const isStale = (thrown: unknown): boolean => thrown instanceof CallFailed && thrown.status === 409 && thrown.reason === 'STALE_VERSION'

/** Whether somebody has decided already. */
export const isOver = (thrown: unknown): boolean => thrown instanceof CallFailed && (thrown.status === 404 || (thrown.status === 409 && thrown.reason === 'INVALID_TRANSITION'))

export const doneWords: Record<Decision, string> = { approve: 'Approved', request_changes: 'Changes asked for', reject: 'Rejected' }

/** How long a decision can be taken back, in milliseconds. */
export const undoMs = 10_000
