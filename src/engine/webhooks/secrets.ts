import type { PayloadRequest } from 'payload'
import { sqlOf, type Db } from '@/src/engine/database'
import { uuidv7 } from '@/src/engine/ids'
import { open, seal } from '@/src/engine/secrets'
import { newWebhookSecret } from './signature'

/** How long the secret before still counts after a rotation. */
export const overlapHours = 24

type Sealed = { id: string; sealed: string }

const insert = 'insert into webhook_secrets (id, endpoint_id, sealed) values ($1, $2, $3)'
const current = `select id, sealed from webhook_secrets where endpoint_id = $1 and (ends_at is null or ends_at > now()) order by created_at desc, id desc`
const ending = `update webhook_secrets set ends_at = now() + make_interval(hours => ${overlapHours}) where endpoint_id = $1 and ends_at is null`

/** Keeps an endpoint's secret, sealed, in the table that only this module reads. */
export const keepSecret = async (req: PayloadRequest, endpoint: string, secret: string): Promise<void> => {
  const id = uuidv7()
  await sqlOf(req).query(insert, [id, endpoint, seal(secret, `webhook_secrets|${id}`)])
}

/** Gives an endpoint a new secret beside the present one, which counts for a day more. Answers the new one, to be shown once. */
export const rotateSecret = async (req: PayloadRequest, endpoint: string): Promise<string> => {
  const secret = newWebhookSecret()
  await sqlOf(req).query(ending, [endpoint])
  await keepSecret(req, endpoint, secret)
  return secret
}

/** The secrets that count just now, the newest first; during a rotation there are two. */
export const secretsOf = async (db: Db, endpoint: string): Promise<string[]> =>
  (await db.query<Sealed>(current, [endpoint])).map(({ id, sealed }) => open(sealed, `webhook_secrets|${id}`))

/** What is recognisable of a secret without giving it away. */
export const hintOf = (secret: string): string => secret.slice(-4)
