import type { Claim, Run } from '../types'

/** A run's row as the driver gives it, with numbers as numbers. */
export type RunRow = {
  id: string
  pipeline: string
  status: string
  agency_id: string | null
  client_id: string | null
  document_id: string | null
  created_by_id: string | null
  resumed_from_id: string | null
  input: unknown
  attempt: number
  fence: number
  starts: number
  budget_cents: number | null
  cost_cents: number
  cost_micro_usd: number
  progress_percent: number
  cancel_requested: boolean
  expired: boolean
}

const asIs = ['id', 'pipeline', 'status', 'agency_id', 'client_id', 'document_id', 'created_by_id', 'resumed_from_id', 'input']
const numbers = ['attempt', 'fence', 'starts', 'cost_cents', 'cost_micro_usd', 'progress_percent']

/** The select list of a run: Payload keeps numbers as `numeric`, which the driver would answer as text. */
export const runColumns = (table: string): string =>
  [
    ...asIs.map((name) => `${table}.${name}`),
    ...numbers.map((name) => `coalesce(${table}.${name}, 0)::float8 as ${name}`),
    `${table}.budget_cents::float8 as budget_cents`,
    `${table}.cancel_requested is true as cancel_requested`,
    `coalesce(${table}.lease_until < now(), true) as expired`,
  ].join(', ')

/** A run out of its row. */
export const runOf = (row: RunRow): Run => ({
  id: row.id,
  pipeline: row.pipeline,
  agency: row.agency_id,
  client: row.client_id,
  document: row.document_id,
  createdBy: row.created_by_id,
  attempt: row.attempt,
  resumedFrom: row.resumed_from_id,
  budgetCents: row.budget_cents,
  costCents: row.cost_cents,
  input: row.input,
})

/** A run as the worker holds it that took it: with its fence. */
export const claimOf = (row: RunRow, workerId: string): Claim => ({
  ...runOf(row),
  workerId,
  fence: row.fence,
  starts: row.starts,
  costMicroUsd: row.cost_micro_usd,
  cancelRequested: row.cancel_requested,
  percent: row.progress_percent,
})
