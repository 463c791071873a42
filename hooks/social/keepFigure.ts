import type { CollectionBeforeDeleteHook, CollectionBeforeValidateHook } from 'payload'
import { mustBeFigure, mustDoWithout } from '@/src/domain/social/figures/guard'
import type { Override } from '@/src/domain/social/rules/figures'
import { sqlOf } from '@/src/engine/database'

/** A figure of a network goes up to what the network itself takes, and is named for the log. Throws VAL_001. */
export const keepFigure: CollectionBeforeValidateHook = async ({ data, originalDoc, req }) => {
  const row = { ...(originalDoc as Partial<Override> | undefined), ...data }
  return { ...data, title: await mustBeFigure(req, { platform: row.platform, figure: row.figure, value: row.value }) }
}

/** A figure is reset only where the others still go with the network's own. Throws VAL_001. */
export const keepTogether: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const [row] = await sqlOf(req).query<Override>('select platform::text as platform, figure::text as figure from social_rules where id = $1', [id])
  if (row) await mustDoWithout(req, row)
}
