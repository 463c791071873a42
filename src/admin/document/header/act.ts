'use client'

import { call } from '../../api'
import type { DocumentFacts } from '../facts/types'

const paths: Record<string, (facts: DocumentFacts) => string> = {
  cancel: ({ run }) => `/pipeline-runs/${run?.id}/cancel`,
  retry: ({ run }) => `/pipeline-runs/${run?.id}/retry`,
}

/** Deletes the document softly; it can be restored for 30 days. Throws CallFailed. */
export const deleteIt = ({ id }: DocumentFacts): Promise<unknown> => call(`/documents/${id}`, { method: 'DELETE' })

/** Brings a deleted document back. Throws CallFailed. */
export const restoreIt = ({ id }: DocumentFacts): Promise<unknown> => call(`/documents/${id}/restore`, { method: 'POST', body: {} })

/** True for a move that has a button; others happen by themselves. */
export const callable = (name: string): boolean => name in paths

/** Makes a move of the document. Throws CallFailed. */
export const actOn = (name: string, facts: DocumentFacts): Promise<unknown> => call(paths[name]!(facts), { method: 'POST', body: {} })
