import type { Payload } from 'payload'
import { shownName } from '@/src/domain/platform/team/names'
import { inTransaction, sqlOf, systemRequest } from '@/src/engine/database'
import { roundById } from './rows'
import { tellOutcome } from './telling'

type Row = { approval: string; user: string; who: string; note: string | null; override: string | null; undone: boolean }

const madeSql = `select d.approval_id as approval, d.user_id as user, ${shownName('u')} as who, d.note, case when d.override then d.override_reason end as override, d.undone_at is not null as undone
  from approval_decisions d join users u on u.id = d.user_id where d.id = $1`

/** Tells of a decision once it can no longer be taken back. Answers how many heard of it; of one that was taken back nobody does. */
export const tellDecision = async (payload: Payload, decision: string): Promise<number> =>
  inTransaction(await systemRequest(payload, 'approvals'), async (req) => {
    const [made] = await sqlOf(req).query<Row>(madeSql, [decision])
    const round = made && !made.undone ? await roundById(req, made.approval) : null
    if (!round?.outcome) return 0
    return tellOutcome(req, round, { outcome: round.outcome, who: made!.who, note: made!.note, override: made!.override, by: made!.user })
  })
