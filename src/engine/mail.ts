import type { EmailAdapter, PayloadRequest, SendEmailOptions } from 'payload'
import { poolOf, sqlOf, type Db } from '@/src/engine/database'
import { uuidv7 } from '@/src/engine/ids'
import { seal } from '@/src/engine/secrets'
import { env } from '@/src/env'

type Mailing = { key: string; message: SendEmailOptions; agency?: string | null }

const reserveSql = `insert into effects (id, key, kind, repeatable, state, request, attempts, fence, agency_id, created_at, updated_at)
  values ($1, $2, 'mail.send', false, 'reserved', $3, 0, 0, $4, now(), now()) on conflict (key) do nothing returning id`

/** The message is sealed, because a reset mail holds a token. */
const reserve = async (db: Db, id: string, { key, message, agency = null }: Mailing): Promise<boolean> =>
  (await db.query(reserveSql, [id, `mail:${key}`, JSON.stringify({ sealed: seal(JSON.stringify(message), `effects|${id}`) }), agency])).length > 0

/**
 * A mail as an effect row in the request's transaction: it goes out once that is committed, and once for its `key`, which is
 * made of business facts. False when the key is already known.
 */
export const reserveMail = (req: PayloadRequest, mailing: Mailing): Promise<boolean> => reserve(sqlOf(req), uuidv7(), mailing)

/** Payload's mail door: a message becomes an effect row that a worker delivers, never a call out of a request. */
export const mailThroughEffects = (): EmailAdapter => ({ payload }) => ({
  name: 'effects',
  defaultFromName: env.appName,
  defaultFromAddress: env.mailFrom,
  sendEmail: async (message: SendEmailOptions) => {
    const id = uuidv7()
    await reserve(poolOf(payload), id, { key: id, message })
  },
})
