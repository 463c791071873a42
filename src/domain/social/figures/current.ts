import { createHash } from 'node:crypto'
import { defaultRules, rulesVersion, type Rules } from '@/src/domain/social/rules'
import { rulesWith, type Override } from '@/src/domain/social/rules/figures'
import type { Db } from '@/src/engine/database'

const allSql = 'select platform::text as platform, figure::text as figure, value::float8 as value from social_rules order by 1, 2'

/** The rules that hold just now and their version, which differs for other figures and is the same again once they are. */
export type InForce = { rules: Rules; version: string }

/**
 * The networks' rules with the operator's changes. Read in one small statement wherever a post is judged, drawn or about to leave, and by
 * no list: a change holds in every process with the next question, and nothing has to be told to forget.
 */
export const rulesInForce = async (db: Db): Promise<InForce> => {
  const overrides = await db.query<Override>(allSql)
  if (overrides.length === 0) return { rules: defaultRules, version: rulesVersion }
  return { rules: rulesWith(overrides), version: `${rulesVersion}.${createHash('sha256').update(JSON.stringify(overrides)).digest('hex').slice(0, 8)}` }
}
