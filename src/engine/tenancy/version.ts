import type { CollectionBeforeChangeHook, NumberField, PayloadRequest } from 'payload'
import { systemReason } from '@/src/engine/doors'
import { fail } from '@/src/errors'

/** Whether an edit makes a new version: the row before and after. */
export type Counts = (before: Record<string, unknown>, after: Record<string, unknown>) => boolean

/** How often people have changed the row; an edit names the version it saw (spec 00-model, "concurrency"). */
export const versionField = (): NumberField => ({
  name: 'version',
  type: 'number',
  defaultValue: 1,
  admin: { hidden: true },
})

/**
 * Raises the version with each edit by a person and refuses one made on an older state: VAL_002 with 428 when no
 * version is named (`If-Match` or `version` in the body), RES_003 `STALE_VERSION` with the fields that differ. `counts` tells
 * which edits make a new version.
 */
export const raiseVersionWhen = (counts: Counts): CollectionBeforeChangeHook => ({ data, operation, originalDoc, req }) => {
  if (operation === 'create') return { ...data, version: 1 }
  const current = Number(originalDoc?.version ?? 1)
  if (systemReason() !== undefined || !req.user) return { ...data, version: current }
  const seen = versionSeen(req, data)
  if (seen === null) throw fail('VAL_002', { status: 428, name: 'VERSION_REQUIRED', field: 'version', message: 'Say which version you edited (If-Match or version).' })
  if (seen !== current) throw fail('RES_003', { name: 'STALE_VERSION', message: 'Somebody else changed this meanwhile.', details: { version: current, fields: differing(req, data, originalDoc) } })
  return { ...data, version: counts(originalDoc ?? {}, { ...originalDoc, ...data }) ? current + 1 : current }
}

/** The same where every edit makes a new version. */
export const raiseVersion = raiseVersionWhen(() => true)

/** The version that a request names in `If-Match`; null without one. */
export const ifMatch = (req: PayloadRequest): number | null => {
  const header = req.headers?.get('if-match')?.replaceAll(/["W/]/g, '')
  return header ? Number(header) : null
}

/** The version that a decision or a move is made on: the one of the body, else of `If-Match`. Throws VAL_002 (428) without any. */
export const versionNamed = (req: PayloadRequest, version?: number | null): number => {
  const seen = version ?? ifMatch(req)
  if (seen === null) throw fail('VAL_002', { status: 428, name: 'VERSION_REQUIRED', field: 'version', message: 'Say which version you looked at (If-Match or version).' })
  return seen
}

const versionSeen = (req: PayloadRequest, data: Record<string, unknown>): number | null => {
  const given = ifMatch(req) ?? (req.data && 'version' in req.data ? data.version : null)
  return given === null || given === undefined || given === '' ? null : Number(given)
}

/** Of what was sent: the row that goes with it is completed from what is stored. */
const differing = (req: PayloadRequest, data: Record<string, unknown>, original: Record<string, unknown> | undefined): string[] =>
  Object.keys(data).filter((key) => !['version', 'updatedAt', 'createdAt'].includes(key) && (!req.data || key in req.data) && JSON.stringify(data[key]) !== JSON.stringify(original?.[key]))
