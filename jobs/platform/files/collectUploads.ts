import type { Payload } from 'payload'
import { inTransaction, poolOf, sqlOf, systemRequest } from '@/src/engine/database'
import { recordEvent } from '@/src/engine/events'
import { dropFiles } from './drop'
import { referencesOf, usedOf, type Reference } from './references'

const batch = 500
const agenciesSql = `select distinct agency_id as agency from files where purpose in ('post', 'message') and created_at < now() - interval '24 hours' order by 1`
const oldSql = `select id from files where agency_id = $1 and purpose in ('post', 'message') and created_at < now() - interval '24 hours' and id > $2 order by id limit ${batch}`
const heldSql = 'select id from files where id = any($1::uuid[]) order by id for update skip locked'

type Gone = { files: number; bytes: number }

/**
 * Removes uploads for posts and messages that were sent up a day ago and more and that nothing names (spec 02-social §13). Answers how
 * many files and bytes.
 */
export const collectUploads = async (payload: Payload): Promise<Gone> => {
  const [references, sum] = [await referencesOf(poolOf(payload)), { files: 0, bytes: 0 }]
  for (const { agency } of await poolOf(payload).query<{ agency: string }>(agenciesSql)) {
    const { files, bytes } = await collectOf(payload, references, agency)
    Object.assign(sum, { files: sum.files + files, bytes: sum.bytes + bytes })
  }
  return sum
}

const collectOf = async (payload: Payload, references: readonly Reference[], agency: string): Promise<Gone> => {
  const [db, sum] = [poolOf(payload), { files: 0, bytes: 0 }]
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const old = (await db.query<{ id: string }>(oldSql, [agency, after])).map(({ id }) => id)
    const used = await usedOf(db, references, agency, old)
    const { files, bytes } = await remove(payload, references, agency, old.filter((id) => !used.has(id)))
    Object.assign(sum, { files: sum.files + files, bytes: sum.bytes + bytes })
    if (old.length < batch) return sum
    after = old.at(-1)!
  }
}

/** Holds the rows, so that nobody can begin to use them, and looks once more before they go. */
const remove = async (payload: Payload, references: readonly Reference[], agency: string, ids: readonly string[]): Promise<Gone> =>
  inTransaction(await systemRequest(payload, 'collect-orphan-uploads'), async (req) => {
    const held = (await sqlOf(req).query<{ id: string }>(heldSql, [ids])).map(({ id }) => id)
    const used = await usedOf(sqlOf(req), references, agency, held)
    const unused = held.filter((id) => !used.has(id))
    const gone = unused.length ? await dropFiles(req, agency, unused) : { files: 0, bytes: 0 }
    if (gone.files > 0) await recordEvent(req, { type: 'files.collect', resourceType: 'files', resourceId: agency, agency, note: 'Uploads for posts and messages that were never used.', metadata: { ...gone, ids: unused.slice(0, 100) } })
    return gone
  })
