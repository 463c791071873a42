import type { PayloadRequest } from 'payload'
import { inTransaction } from '@/src/engine/database'
import { as } from '@/src/engine/doors'
import { recordEvent } from '@/src/engine/events'
import { isStaffOn } from '@/src/engine/tenancy/membership'
import { fail } from '@/src/errors'
import { aboutRound, latestRound } from '../rows'
import type { SubjectRef } from '../subjects'
import { revokeLinks } from './links'

/** Takes back the unused links to what is being asked, of one person or of all. Answers how many. Throws RES_001, AUTH_004. */
export const revokeLinksOf = (req: PayloadRequest, ref: SubjectRef, user?: string): Promise<number> =>
  inTransaction(req, async () => {
    const row = (await as(req).findByID(ref.slug, ref.id)) as unknown as Record<string, unknown>
    if (!isStaffOn(req.user, row)) throw fail('AUTH_004')
    const round = await latestRound(req, ref)
    const revoked = round ? await revokeLinks(req, { approval: round.id, user }, 'staff') : 0
    if (round && revoked) await recordEvent(req, { ...aboutRound(round), type: 'decision-links.revoke', metadata: { approval: round.id, user: user ?? null, revoked } })
    return revoked
  })
