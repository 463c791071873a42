'use client'

import { randomKey } from '@/src/browser/randomKey'
import { call } from '../api'
import { bodyOf, type Values } from './values'

export type Started = { documentId: string; runId: string; estimatedDurationSeconds?: number }

let kept = { content: '', key: '' }

/** Starts a document. The same content carries the same key, so that a second press or a repeat after a lost answer starts nothing twice. */
export const start = async (values: Values): Promise<Started> => {
  const body = bodyOf(values)
  const content = JSON.stringify([values.client, body])
  if (kept.content !== content) kept = { content, key: randomKey() }
  const started = await call<Started>(`/clients/${values.client}/documents/generate`, { method: 'POST', body, headers: { 'idempotency-key': kept.key } })
  kept = { content: '', key: '' }
  return started
}
