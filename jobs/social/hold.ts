import type { Payload } from 'payload'
import { isStillApproved } from '@/src/domain/platform/approvals'
import { heldBy, latenessOf, type Hold } from '@/src/domain/social/publishing/hold'
import { accountFault } from '@/src/domain/social/publishing/queue'
import type { Outgoing, PublishRequest } from '@/src/domain/social/publishing/row'
import { settleFailed, settleHeld, settleLate } from '@/src/domain/social/publishing/settle'
import { rulesFault } from '@/src/domain/social/publishing/stillFits'
import { inTransaction, systemRequest } from '@/src/engine/database'
import type { Effect } from '@/src/engine/effects'
import { GiveUp } from '@/src/engine/pipeline/outcomes'

/** Nothing is wrong with the post: it may not go out just now. */
export class Held extends Error {
  constructor(readonly hold: Hold) {
    super(hold.message)
  }
}

/** Its time is too long ago. */
export class Late extends Error {}

/** What was asked for when a post was queued. */
export const wishOf = ({ request }: Effect): PublishRequest => request as PublishRequest

/** A planned post waits for what holds it to pass, as long as it is not too late; what a person asked for is over, and told. */
export const holdBack = async (payload: Payload, effect: Effect, row: Outgoing, { message }: Hold): Promise<void> => {
  const req = await systemRequest(payload, 'publish-post')
  const late = latenessOf(row, wishOf(effect))
  if (late) return settleLate(req, row.id, late)
  return wishOf(effect).asked ? settleFailed(req, row.id, message) : settleHeld(req, row.id)
}

/** Everything that must hold right before a post leaves. Throws GiveUp, Held or Late with the sentence that people read. */
export const mustHold = async (payload: Payload, row: Outgoing, wish: PublishRequest): Promise<void> => {
  const fault = accountFault(row)
  if (fault) throw new GiveUp('DIST_001', fault.message)
  const late = latenessOf(row, wish)
  if (late) throw new Late(late)
  const hold = heldBy(row, wish)
  if (hold) throw new Held(hold)
  const isApproved = row.isSame && (await inTransaction(await systemRequest(payload, 'publish-post'), (req) => isStillApproved(req, { slug: 'posts', id: row.id })))
  if (!isApproved) throw new GiveUp('DIST_004', 'This is no longer what the client approved. Withdraw it and submit it again.')
  const unfit = await rulesFault(await systemRequest(payload, 'publish-post'), row.id)
  if (unfit) throw new GiveUp('DIST_004', unfit)
}

