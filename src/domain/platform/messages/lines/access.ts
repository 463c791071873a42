import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { as } from '@/src/engine/doors'
import { isUuid } from '@/src/engine/ids'
import { rolesOn } from '@/src/engine/tenancy/membership'
import { fail } from '@/src/errors'
import { subjectIn } from '../audience'
import { seatWith } from '../direct/seat'
import { changeableMinutes, type Intent, type MessageKind } from '../words'

export type Known = { id: string; agency: string; client: string; kind: MessageKind; conversation: string; author: string | null; intent: Intent; internal: boolean; removed: boolean; isFresh: boolean }

const knownSql = `select id, agency_id as agency, client_id as client, kind::text as kind, conversation, author_id as author, intent::text as intent, internal is true as internal,
  deleted_at is not null as removed, created_at > now() - interval '${changeableMinutes} minutes' as "isFresh" from messages where id = $1`

/** Whether a person works where a row belongs, rather than being its client. */
export const isStaffAt = (req: PayloadRequest, place: { agency: string; client: string }): boolean => rolesOn(req.user, place).some((role) => role !== 'client' && role !== 'talent')

/** A line that the caller may read: by its post or document, or as one who takes part in the conversation. Throws RES_001. */
export const mayReadLine = async (req: PayloadRequest, id: string): Promise<Known> => {
  const [line] = isUuid(id) ? await sqlOf(req).query<Known>(knownSql, [id]) : []
  if (!line || (line.internal && !isStaffAt(req, line))) throw fail('RES_001')
  if (line.kind === 'direct') {
    const seat = await seatWith(req, subjectIn(line.conversation), line.client).catch(() => null)
    if (seat?.talk.conversation !== line.conversation || seat.talk.client !== line.client) throw fail('RES_001')
    return line
  }
  // Whoever reads no posts at all must not learn which lines there are: told as for an id that nobody has.
  await as(req).findByID(line.kind === 'post' ? 'posts' : 'documents', subjectIn(line.conversation), { id: true }).catch((error: unknown) => {
    throw (error as { status?: number }).status === 403 ? fail('RES_001') : error
  })
  return line
}
