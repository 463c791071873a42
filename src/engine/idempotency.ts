import { createHmac } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { poolOf } from '@/src/engine/database'
import { fail } from '@/src/errors'

type Kept = { fingerprint: string; status: number | null; body: string | null }

const claim = `insert into idempotency_keys (person_id, key, fingerprint, created_at) values ($1, $2, $3, now())
  on conflict (person_id, key) do update set created_at = now(), fingerprint = $3, status = null, body = null
  where idempotency_keys.created_at < now() - interval '24 hours'
     or (idempotency_keys.status is null and idempotency_keys.created_at < now() - interval '60 seconds')
  returning key`

/**
 * Answers a repeated `Idempotency-Key` of the same person with the first answer for 24 hours (spec 00-model, "repeats").
 * The same key with another body is RES_005; while the first call is still running, RES_003. A failed call frees its key.
 * Fields named in `unkept`, at any depth, are told with the first answer only and never kept.
 */
export const onceForKey = async (req: PayloadRequest, body: unknown, answer: () => Promise<Response>, unkept: readonly string[] = []): Promise<Response> => {
  const key = req.headers?.get('idempotency-key')
  if (!key || !req.user) return answer()
  const db = poolOf(req.payload)
  const mine = [callerOf(req), key.slice(0, 200)]
  // Keyed, so that what is kept of a body with a password cannot be tried out.
  const fingerprint = createHmac('sha256', req.payload.secret).update(`${askedAt(req)}\n${JSON.stringify(body ?? null)}`).digest('hex')
  if ((await db.query(claim, [...mine, fingerprint])).length === 0) return earlier(await kept(db, mine), fingerprint)
  try {
    const response = await answer()
    const text = without(unkept, await response.clone().text())
    await db.query('update idempotency_keys set status = $3, body = $4 where person_id = $1 and key = $2', [...mine, response.status, text])
    return response
  } catch (error) {
    await db.query('delete from idempotency_keys where person_id = $1 and key = $2', mine)
    throw error
  }
}

/** Where a request was sent to: at another agency's host, or for another one by the query, it is another request. */
const askedAt = ({ context, pathname, search }: PayloadRequest): string => {
  const agency = (context.place as { agency?: { id: string } | null } | null | undefined)?.agency?.id ?? ''
  return `${agency}\n${pathname}${search ?? ''}`
}

/** A key is a caller of its own, although it acts in the name of who made it. */
const callerOf = ({ user }: PayloadRequest): string => (user as unknown as { apiKey?: { id: string } }).apiKey?.id ?? user!.id

const without = (fields: readonly string[], text: string): string =>
  fields.length && text ? JSON.stringify(JSON.parse(text), (name, value: unknown) => (fields.includes(name) ? undefined : value)) : text

const kept = async (db: ReturnType<typeof poolOf>, mine: unknown[]): Promise<Kept | undefined> =>
  (await db.query<Kept>('select fingerprint, status, body from idempotency_keys where person_id = $1 and key = $2', mine))[0]

const earlier = (first: Kept | undefined, fingerprint: string): Response => {
  if (first && first.fingerprint !== fingerprint) throw fail('RES_005')
  if (!first || first.status === null) throw fail('RES_003', { message: 'The same request is still being worked on.' })
  return new Response(first.body, { status: first.status, headers: { 'content-type': 'application/json', 'idempotent-replay': 'true' } })
}
