import type { Payload } from 'payload'
import { accountBroken } from '@/src/domain/social/connections/health'
import { heldBy } from '@/src/domain/social/publishing/hold'
import { brokenStates, moveState, outgoing, type Outgoing } from '@/src/domain/social/publishing/row'
import { settleFailed, settleLate, settlePosted, settleUncertain } from '@/src/domain/social/publishing/settle'
import '@/src/domain/social/posts/subject'
import { poolOf, systemRequest } from '@/src/engine/database'
import type { Effect, Kind, Performed } from '@/src/engine/effects'
import { isVendorError, VendorError } from '@/src/engine/http'
import { GiveUp, LeaseLost, NotYet, RetryLater } from '@/src/engine/pipeline/outcomes'
import { isRefusal } from '@/src/errors'
import { networkFor, type Publication } from '@/src/providers/social'
import { found } from './find'
import { Held, holdBack, Late, mustHold, wishOf } from './hold'
import { imagesFor } from './images'
import { accessFor } from './refresh'

type Tools = { payload: Payload; signal: AbortSignal }

/** Seconds until the second, third and fourth attempt. */
const pauses = [60, 300, 900]
const others = `select 1 from effects where kind = 'social.publish' and state = 'sending' and lane = $1 and id <> $2 and (sent_at, id) < (select sent_at, id from effects where id = $2) and sent_at > now() - interval '10 minutes' limit 1`
// The mark and the last look at the switch are one statement: what is stopped before it does not leave.
const markSql = `update effects e set request = request || jsonb_build_object('creatingAt', now()) where id = $1 and fence = $2 and state = 'sending'
  and not exists (select from publishing_stops s where s.lifted_at is null and s.agency_id = e.agency_id and (s.client_id is null or s.client_id = e.client_id)) returning id`

/** Publishes an approved post. What is certain before the create call is tried again; a lost answer is looked for and never sent again by itself. */
export const publish: Kind = {
  perLane: 1,
  attempts: pauses.length + 1,
  seconds: 240,
  perform: async (effect, tools) => {
    const { post } = wishOf(effect)
    const row = await taken(tools.payload, effect, post)
    if (!row) return { response: { skipped: true } }
    const progress = { isCreating: false }
    try {
      const made = await send(effect, row, tools, progress)
      await settlePosted(await systemRequest(tools.payload, 'publish-post'), post, made)
      return { response: made, providerId: made.id }
    } catch (error) {
      return settleFault(effect, row, tools, progress.isCreating ? (tools.signal.aborted ? brokenOff(error) : error) : asCertain(error, tools.signal.aborted))
    }
  },
  resolve: (effect, { payload }) => found(payload, effect),
}

/** The post, on its way from now on; null when it was withdrawn, posted or taken by somebody else meanwhile. */
const taken = async (payload: Payload, effect: Effect, post: string): Promise<Outgoing | null> => {
  const { id, attempts } = effect
  const db = poolOf(payload)
  const row = await outgoing(db, post)
  if (row?.connection && (await db.query(others, [row.connection, id])).length > 0) throw new NotYet(5, 'DIST_002', 'Another post is just being published to this account.')
  if (!row || row.isGone || row.status !== 'approved') {
    await moveState(db, post, ['queued'], 'none')
    return null
  }
  const hold = heldBy(row, wishOf(effect))
  if (hold) {
    await holdBack(payload, effect, row, hold)
    return null
  }
  return (await moveState(db, post, ['queued'], 'publishing', { attempts })) ? { ...row, attempts } : null
}

const send = async (effect: Effect, row: Outgoing, { payload, signal }: Tools, progress: { isCreating: boolean }) => {
  await mustHold(payload, row, wishOf(effect))
  const publication: Publication = { text: row.caption, images: await imagesFor(payload, row.id, row.agency, row.platform!), link: /https?:\/\/[^\s)]+/.exec(row.caption)?.[0] ?? null, language: 'en' }
  // Right before the create call: whose content it is, and that the ledger still holds this delivery.
  const creating = async () => {
    const fresh = await outgoing(poolOf(payload), row.id)
    if (!fresh || fresh.status !== 'approved' || fresh.publishState !== 'publishing' || brokenStates.includes(fresh.accountStatus ?? '')) throw new GiveUp('DIST_001', 'The post or its account changed while it was being prepared.')
    await mustHold(payload, fresh, wishOf(effect))
    if ((await poolOf(payload).query(markSql, [effect.id, effect.fence])).length === 0) {
      await mustHold(payload, (await outgoing(poolOf(payload), row.id))!, wishOf(effect))
      throw new LeaseLost('The delivery went to another worker.')
    }
    progress.isCreating = true
  }
  const attempt = async (force: boolean) => {
    const token = await accessFor(payload, row.connection!, { force, signal })
    return networkFor(row.platform!).publish({ account: row.account!, token, signal }, publication, creating)
  }
  // A refused token is refused before anything is made: renewed once, and asked once more.
  return attempt(false).catch((error: unknown) => (isVendorError(error, 'human') && error.status === 401 ? attempt(true) : Promise.reject(error)))
}

/** A call that was broken off by our own side, as when the worker stops, may have been carried out all the same. */
const brokenOff = (cause: unknown): Error => Object.assign(new Error('The create call was broken off.'), { cause })

/** Before the create call nothing can have been made, whatever went wrong. */
const asCertain = (error: unknown, isStopping: boolean): unknown => {
  if ([GiveUp, LeaseLost, Held, Late].some((kind) => error instanceof kind)) return error
  if (isRefusal(error)) return new GiveUp(error.code, error.message)
  const { kind = 'retry', code = 'DIST_002', message = 'The post could not be prepared.', retryAfterSeconds, status } = isVendorError(error) ? error : {}
  return new VendorError({ kind: isStopping ? 'retry' : kind, code, message, retryAfterSeconds, status, detail: String(error), uncertain: false })
}

const settleFault = async (effect: Effect, row: Outgoing, { payload }: Tools, error: unknown): Promise<Performed<unknown>> => {
  const req = await systemRequest(payload, 'publish-post')
  if (error instanceof Held) {
    await holdBack(payload, effect, row, error.hold)
    return { response: { skipped: true } }
  }
  if (error instanceof Late) {
    await settleLate(req, row.id, error.message)
    throw new GiveUp('SCH_001', error.message)
  }
  if (isVendorError(error) && !error.uncertain && error.kind === 'retry' && effect.attempts <= pauses.length) {
    const seconds = Math.max(pauses[effect.attempts - 1]!, error.retryAfterSeconds ?? 0)
    await moveState(poolOf(payload), row.id, ['publishing'], 'queued', { error: error.message, next: new Date(Date.now() + seconds * 1000) })
    throw new RetryLater(seconds, error.code, error.message)
  }
  const isSorted = error instanceof GiveUp || (isVendorError(error) && !error.uncertain)
  if (!isSorted) {
    if (!(error instanceof LeaseLost)) await settleUncertain(req, row.id)
    throw error instanceof VendorError ? error : Object.assign(new Error('The answer to the create call was lost.'), { uncertain: true, cause: error })
  }
  if (isVendorError(error) && error.code === 'DIST_001') await accountBroken(req, row.connection!, error.message)
  await settleFailed(req, row.id, error.message)
  throw new GiveUp(error.code, error.message)
}
