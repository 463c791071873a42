import type { EmailAdapter, SendEmailOptions } from 'payload'
import { poolOf } from '@/src/engine/database'
import { uuidv7 } from '@/src/engine/ids'
import { seal } from '@/src/engine/secrets'
import { env } from '@/src/env'

const reserve = `insert into effects (id, key, kind, repeatable, state, request, attempts, fence, created_at, updated_at)
  values ($1, $2, 'mail.send', false, 'reserved', $3, 0, 0, now(), now())`

/**
 * Payload's mail door: a message becomes an effect row that a worker delivers, never a call out of a request.
 * The message is sealed, because a reset mail holds a token.
 */
export const mailThroughEffects = (): EmailAdapter => ({ payload }) => ({
  name: 'effects',
  defaultFromName: env.appName,
  defaultFromAddress: env.mailFrom,
  sendEmail: async (message: SendEmailOptions) => {
    const id = uuidv7()
    await poolOf(payload).query(reserve, [id, `mail:${id}`, JSON.stringify({ sealed: seal(JSON.stringify(message), `effects|${id}`) })])
  },
})
