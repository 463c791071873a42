import type { CollectionBeforeOperationHook } from 'payload'

const heavy = ['content', 'researchSources', 'branding', 'qualityMetrics'] as const

/** A list of documents leaves out what only a single one shows: a page of twenty would carry a megabyte of text. */
export const leanList: CollectionBeforeOperationHook = ({ args, operation }) => {
  const reading = operation as string
  const lists = reading === 'read' && !('id' in args) && 'where' in args
  if (!lists || (args as { select?: unknown }).select) return args
  return { ...args, select: Object.fromEntries(heavy.map((name) => [name, false])) }
}
