'use client'

import { call } from '../../api'
import type { Confirmed } from '../../stepUp/StepUp'
import type { Question } from '../parts/Ask'
import type { KeyRow } from './state'

type Done = (sentence: string) => void

/** What is asked before a key ends. */
export const revoking = (row: KeyRow, confirmed: Confirmed, done: Done): Question => ({
  title: `Revoke “${row.name}”?`, confirm: 'Revoke the key', text: 'Programs that use it are refused at once. This is final.',
  act: async () => {
    await confirmed(() => call(`/api-keys/${row.id}/revoke`, { method: 'POST', body: {} }))
    done(`“${row.name}” is revoked.`)
  },
})

/** What is asked before somebody answers for a key whose maker has left. */
export const adopting = (row: KeyRow, confirmed: Confirmed, done: Done): Question => ({
  title: `Take over “${row.name}”?`, confirm: 'Take over the key',
  text: 'Who made it no longer administers the agency. You answer for it from now on, and it goes on working. If they may still know the key, rotate it instead.',
  act: async () => {
    await confirmed(() => call(`/api-keys/${row.id}/adopt`, { method: 'POST', body: {} }))
    done(`“${row.name}” is yours.`)
  },
})
