import type { PayloadRequest } from 'payload'
import { isPlatform, platformRules } from '@/src/domain/social/rules'
import { conflictOf, figureFault, figures, isFigure, rulesWith, type Override } from '@/src/domain/social/rules/figures'
import { sqlOf } from '@/src/engine/database'
import { fail } from '@/src/errors'

const lockSql = `select pg_advisory_xact_lock(hashtext('social-rules'))`
const othersSql = 'select platform::text as platform, figure::text as figure, value::float8 as value from social_rules where not (platform::text = $1 and figure::text = $2)'

/**
 * That a network's figure may be so, alone and beside the others that are set; answers what the figure is called. One change at a time, so
 * that two cannot contradict each other. Throws VAL_001 with the sentence, `ABOVE_CEILING` where the network itself allows less.
 */
export const mustBeFigure = async (req: PayloadRequest, given: { platform: unknown; figure: unknown; value: unknown }): Promise<string> => {
  const { platform, figure, value } = given
  if (!isPlatform(platform)) throw fail('VAL_001', { field: 'platform', message: 'Choose one of the networks.' })
  if (!isFigure(figure)) throw fail('VAL_001', { field: 'figure', message: 'Choose one of the figures of the table.' })
  const override: Override = { platform, figure, value: typeof value === 'number' ? value : Number.NaN }
  const fault = figureFault(override.platform, override.figure, override.value)
  if (fault) throw fail('VAL_001', { field: 'value', ...(fault.includes(' itself ') && { name: 'ABOVE_CEILING' }), message: fault })
  await sqlOf(req).query(lockSql)
  const others = await sqlOf(req).query<Override>(othersSql, [platform, figure])
  const conflict = conflictOf(rulesWith([...others, override])[platform])
  if (conflict) throw fail('VAL_001', { field: 'value', message: conflict })
  return `${platformRules[platform].label}: ${figures[figure].label.toLowerCase()}`
}

/** That the rest still goes together once a figure is the network's own again. Throws VAL_001. */
export const mustDoWithout = async (req: PayloadRequest, { platform, figure }: Pick<Override, 'platform' | 'figure'>): Promise<void> => {
  await sqlOf(req).query(lockSql)
  const conflict = conflictOf(rulesWith(await sqlOf(req).query<Override>(othersSql, [platform, figure]))[platform])
  if (conflict) throw fail('VAL_001', { field: 'value', message: conflict })
}
