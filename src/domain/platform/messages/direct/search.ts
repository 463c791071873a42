import type { PayloadRequest } from 'payload'
import { clientsLookedAfter } from '@/src/domain/platform/team/agents'
import { sqlOf } from '@/src/engine/database'
import { ownClientsOf, standingsOf } from '@/src/engine/tenancy/membership'
import { directWith } from '../audience'

export type Hit = { id: string; conversation: string; client: string; with: string; author: string | null; body: string; createdAt: Date }

/** What the words' index answers: lines of these agencies ($2) that hold the words ($1). */
export const holdsWords = `message_words(l.agency_id, l.body) @@ message_words_asked($2, $1) and l.deleted_at is null and l.kind = 'direct'`

/** Of the lines only those of conversations in which the caller has a part are kept. */
const searchSql = `select l.id, l.conversation, l.client_id as client, substr(l.conversation, 8) as with, l.author_label as author, l.body, l.created_at as "createdAt" from messages l
  where ${holdsWords} and ((l.client_id = any($3)) or (l.client_id = any($4) and l.conversation = $5)) order by l.created_at desc limit $6`

/** What people typed as a query of Postgres: every word, the last one also as a beginning. */
const queryOf = (text: string): string => {
  const words = text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? []
  return words.slice(0, 12).map((word, at) => (at === words.length - 1 ? `${word}:*` : word)).join(' & ')
}

/** Lines of one's own conversations that hold the words, newest first. */
export const searchMessages = async (req: PayloadRequest, text: string, limit: number): Promise<Hit[]> => {
  const query = queryOf(text)
  if (!query) return []
  const looked = (await clientsLookedAfter(req)).map(({ client }) => client)
  const agencies = [...new Set(standingsOf(req.user).map(({ agency }) => agency))]
  return sqlOf(req).query<Hit>(searchSql, [query, agencies, looked, ownClientsOf(req.user), directWith(req.user!.id), limit])
}
