import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload, PayloadRequest } from 'payload'
import { createLocalReq } from 'payload'
import { clientOf } from './transactions'

/** One SQL statement with `$1` placeholders; answers its rows. */
export type Db = { query<R extends object = Record<string, unknown>>(text: string, values?: unknown[]): Promise<R[]> }

type Speaker = { query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> }

const dbOver = (speaker: Speaker): Db => ({
  query: async <R extends object>(text: string, values?: unknown[]) => (await speaker.query(text, values)).rows as R[],
})

/** Statements of their own, each committed at once. */
export const poolOf = (payload: Payload): Db => dbOver((payload.db as unknown as PostgresAdapter).pool as unknown as Speaker)

/**
 * Statements inside the request's transaction when it has one, else each on its own.
 * Throws when the transaction has ended: a late write must not escape its rollback (hazard 1.3.3).
 */
export const sqlOf = (req: PayloadRequest): Db => ({
  query: async (text, values) => {
    const id = await req.transactionID
    if (id === undefined || id === null) return poolOf(req.payload).query(text, values)
    const client = clientOf(id)
    if (!client) throw new Error('A statement came after its transaction had ended.')
    return dbOver(client).query(text, values)
  },
})

/**
 * Runs `work` in the request's transaction, or in one of its own that is committed at the end and rolled back
 * when `work` throws. A COMMIT that fails throws too.
 */
export const inTransaction = async <T>(req: PayloadRequest, work: (req: PayloadRequest) => Promise<T>): Promise<T> => {
  if (await req.transactionID) return work(req)
  const id = await req.payload.db.beginTransaction()
  req.transactionID = id ?? undefined
  try {
    const result = await work(req)
    delete req.transactionID
    await req.payload.db.commitTransaction(id!)
    return result
  } catch (error) {
    delete req.transactionID
    await req.payload.db.rollbackTransaction(id!)
    throw error
  }
}

/** A request without a person, for jobs and sweeps; `reason` is what the event log shows as the actor. */
export const systemRequest = async (payload: Payload, reason: string): Promise<PayloadRequest> => {
  const req = await createLocalReq({}, payload)
  req.context.systemReason = reason
  return req
}
