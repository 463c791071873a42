import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'

/** The channel on which processes wake each other. A lost nudge costs a second, never a run: everybody also looks by himself. */
export const channel = 'impresario'

/** What a nudge can say: there is a run, an effect or a webhook to look at, run `id` was canceled, or an agency's hosts have changed. */
export type Nudge = 'run' | 'effect' | 'cancel' | 'webhook' | 'hosts'

/** Wakes the workers when the request's transaction commits, or at once without one. */
export const nudge = async (req: PayloadRequest, what: Nudge, id = ''): Promise<void> => {
  await sqlOf(req).query('select pg_notify($1, $2)', [channel, `${what}:${id}`])
}
