import type { CollectionBeforeOperationHook, Where } from 'payload'

const names = (where: unknown): boolean => JSON.stringify(where ?? null).includes('"deletedAt"')

/** Lists and counts leave out what is deleted, unless they ask for it by name. */
export const leaveOutDeleted: CollectionBeforeOperationHook = ({ args, operation }) => {
  const asked = args as { id?: unknown; where?: Where }
  const lists = ['read', 'count'].includes(operation as string) && !('id' in args) && 'where' in args
  if (!lists || names(asked.where)) return args
  const kept: Where = { deletedAt: { exists: false } }
  return { ...args, where: asked.where && Object.keys(asked.where).length > 0 ? { and: [asked.where, kept] } : kept }
}
