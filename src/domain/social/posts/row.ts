import type { PayloadRequest } from 'payload'
import { staffOnly } from '@/src/domain/platform/staffOnly'
import { sqlOf } from '@/src/engine/database'
import { as } from '@/src/engine/doors'
import { idOf } from '@/src/engine/idOf'
import { isUuid } from '@/src/engine/ids'
import { versionNamed } from '@/src/engine/tenancy/version'
import { fail } from '@/src/errors'

export type Row = Record<string, unknown> & { id: string; title: string; status: string; version: number }

/** A post that the caller may read, with every field that is theirs to read. Throws RES_001, RES_004 once it is deleted. */
export const readPost = async (req: PayloadRequest, id: string): Promise<Row> => {
  if (!isUuid(id)) throw fail('RES_001')
  const row = (await as(req).findByID('posts', id)) as unknown as Row
  if (row.deletedAt) throw fail('RES_004', { message: 'This post was deleted.' })
  return row
}

/** That the caller is one of those who work on the post. Throws AUTH_004. */
export const mustWorkOn = (req: PayloadRequest, { agency, client }: Row): void => void staffOnly(req, { agency, client })

/** A post that the caller works on, locked until the end of the transaction. Throws RES_001, RES_004, AUTH_004. */
export const lockPost = async (req: PayloadRequest, id: string): Promise<Row> => {
  if (isUuid(id)) await sqlOf(req).query('select id from posts where id = $1 for update', [id])
  const row = await readPost(req, id)
  mustWorkOn(req, row)
  return row
}

/** That the caller saw what is there now. Throws VAL_002 (428) without a version, RES_003 `STALE_VERSION` for an older one. */
export const mustHaveSeen = (req: PayloadRequest, row: Row, version?: number): void => {
  if (versionNamed(req, version) !== row.version) throw fail('RES_003', { name: 'STALE_VERSION', message: 'Somebody else changed this post meanwhile. Look at it once more.', details: { version: row.version } })
}

/** Refuses to touch what is on its way out. Throws RES_003 `PUBLISHING`. */
export const mustRest = ({ publishState }: Record<string, unknown>, states: readonly string[] = ['queued', 'publishing', 'unknown']): void => {
  if (!states.includes(String(publishState))) return
  const message = publishState === 'unknown' ? 'Nobody knows yet whether this post is live. Find out first.' : 'This post is being published right now.'
  throw fail('RES_003', { name: 'PUBLISHING', message, details: { publishState } })
}

/** Whose a post is, for events, lines and news. */
export const placeOf = (row: Row): { agency: string; client: string } => ({ agency: idOf(row.agency)!, client: idOf(row.client)! })
