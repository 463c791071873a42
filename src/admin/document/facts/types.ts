import type { Action } from '@/src/engine/workflow/refusal'
import type { RunFacts } from '../../progress/types'
import type { PillStyle } from '../../status/tone'

export type Warning = { code: string; message: string }
export type Failing = { code: string | null; message: string; step: string | null; reference: string | null }
export type Happening = { id: string; type: string; from: string | null; to: string | null; actor: string | null; note: string | null; at: string }

/** Where the client's review stands, for a client that reviews documents; null for any other. */
export type ReviewFacts = {
  state: string
  label: string
  pill: PillStyle
  mayAsk: boolean
  waitingFor: string[]
  since: string | null
  said: { who: string; note: string | null; at: string } | null
}

/** Everything the page shows of a document besides its proof and text. Durations in seconds, money in cents. */
export type DocumentFacts = {
  id: string
  title: string
  subtitle: string | null
  topic: string
  status: string
  statusLabel: string
  statusPill: PillStyle
  client: { id: string; name: string } | null
  template: string | null
  createdBy: string | null
  createdAt: string
  completedAt: string | null
  version: number
  pages: number | null
  words: number | null
  bytes: number | null
  sources: number
  durationSeconds: number
  costCents: number
  tone: string | null
  keywords: string[]
  sandbox: boolean
  warnings: Warning[]
  failing: Failing | null
  actions: Action[]
  /** Since when the document is deleted; it can be restored for 30 days. */
  deletedAt: string | null
  mayDelete: boolean
  review: ReviewFacts | null
  claims: { total: number; found: number; waived: number; unproven: number }
  run: RunFacts | null
  /** Why the latest run failed, when it did. */
  runError: string | null
  expectedSeconds: number
  /** Whose vendor keys the agency's plan uses: its own, or those included in the plan. */
  keys: 'own' | 'included'
  /** Null for a person who may not read the event log. */
  history: Happening[] | null
  canceled: Happening | null
}
