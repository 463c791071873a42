import type { CollectionBeforeValidateHook } from 'payload'
import { fail } from '@/src/errors'

const names = ['remindFirstHours', 'remindSecondHours', 'escalateHours'] as const
type Hours = Partial<Record<(typeof names)[number], number | null>>

/** Reminders come one after the other, the agency last. Throws VAL_001. */
export const keepReminders: CollectionBeforeValidateHook = ({ data, originalDoc }) => {
  if (!data || !names.some((name) => name in data)) return data
  const row: Hours = { ...(originalDoc as Hours | undefined), ...(data as Hours) }
  const [first, second, last] = [row.remindFirstHours ?? 24, row.remindSecondHours ?? 48, row.escalateHours ?? 72]
  if (second <= first) throw fail('VAL_001', { field: 'remindSecondHours', message: `The second reminder comes after the first: more than ${first} hours.` })
  if (last <= second) throw fail('VAL_001', { field: 'escalateHours', message: `The agency is told after the second reminder: more than ${second} hours.` })
  return data
}
