import type { Payload } from 'payload'

type Update = { collection: string; data: Record<string, unknown>; req?: { context?: Record<string, unknown> } }

/**
 * Payload writes a person's whole row with each change of it, lists included: a session that was ended, or a role that was
 * taken, between its reading and writing would come back. So sessions are never written that way, memberships only when the
 * change is about them (`context.writesMemberships`).
 */
export const guardLists = (payload: Payload): void => {
  const db = payload.db as unknown as { updateOne(args: Update): Promise<unknown>; guarded?: boolean }
  if (db.guarded) return
  const updateOne = db.updateOne.bind(db)
  db.guarded = true
  db.updateOne = (args) => {
    if (args.collection !== payload.config.admin.user) return updateOne(args)
    const { sessions: _sessions, memberships, ...data } = args.data
    return updateOne({ ...args, data: args.req?.context?.writesMemberships ? { ...data, memberships } : data })
  }
}
