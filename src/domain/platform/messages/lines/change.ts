import type { PayloadRequest } from 'payload'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { announce } from '@/src/engine/realtime/announce'
import { fail } from '@/src/errors'
import { audienceOf } from '../audience'
import { changeableMinutes } from '../words'
import { mayReadLine, type Known } from './access'
import { lineById } from './lines'

const locked = (message: string) => fail('RES_003', { name: 'LOCKED', message })

const ownComment = async (req: PayloadRequest, id: string): Promise<Known> => {
  const line = await mayReadLine(req, id)
  if (line.intent !== 'comment') throw locked('What happened stays as it was written.')
  if (line.author !== req.user!.id) throw fail('AUTH_004', { message: 'Only who wrote a comment can change it.' })
  if (line.removed) throw locked('This comment was removed.')
  if (!line.isFresh) throw locked(`A comment can be changed for ${changeableMinutes} minutes.`)
  return line
}

/** Tells everybody who sees the line to look again, its author's other pages too. */
const again = async (req: PayloadRequest, line: Known): Promise<void> => {
  const { staff, customers } = await audienceOf(req, line, !line.internal)
  await announce(req, [...new Set([...staff, ...customers, req.user!.id])], 'message.changed', { conversation: line.conversation, id: line.id })
}

/** Changes one's own comment within 15 minutes. Throws RES_001, RES_003 (LOCKED), AUTH_004. */
export const editLine = (req: PayloadRequest, id: string, body: string) =>
  inTransaction(req, async () => {
    const line = await ownComment(req, id)
    await sqlOf(req).query('update messages set body = $2, edited_at = now(), updated_at = now() where id = $1', [id, body])
    await again(req, line)
    return { body: await lineById(req, id) }
  })

/** Takes one's own comment away within 15 minutes: its place stays, its words and files do not. Throws as `editLine`. */
export const removeLine = (req: PayloadRequest, id: string) =>
  inTransaction(req, async () => {
    const line = await ownComment(req, id)
    await sqlOf(req).query(`update messages set body = null, deleted_at = now(), updated_at = now() where id = $1`, [id])
    await sqlOf(req).query('delete from message_reads where message_id = $1 and at is null', [id])
    await sqlOf(req).query(`update mail_items set dropped = 'removed' where message_id = $1 and sent_at is null and dropped is null`, [id])
    await again(req, line)
    return { body: await lineById(req, id) }
  })
