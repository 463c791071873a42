/** What an agency has chosen for its clients' posts, as the form holds it. */
export type Chosen = { allowApprovalOverride: boolean; remindReviewers: boolean; remindFirstHours: string; remindSecondHours: string; escalateHours: string; digestAt: string; defaultTimezone: string }
export type Faults = Partial<Record<keyof Chosen, string>>
export type Own = { version: number; settings: Record<keyof Chosen, unknown> }

const hours = ['remindFirstHours', 'remindSecondHours', 'escalateHours'] as const

/** What is stored, in the form. */
export const chosenIn = ({ settings }: Own): Chosen => ({
  allowApprovalOverride: settings.allowApprovalOverride !== false, remindReviewers: settings.remindReviewers !== false,
  remindFirstHours: String(settings.remindFirstHours ?? 24), remindSecondHours: String(settings.remindSecondHours ?? 48), escalateHours: String(settings.escalateHours ?? 72),
  digestAt: String(settings.digestAt ?? '08:00'), defaultTimezone: String(settings.defaultTimezone ?? 'UTC'),
})

/** The form as the server takes it: the fields that differ from what is stored. */
export const changesOf = (chosen: Chosen, stored: Chosen): Record<string, unknown> =>
  Object.fromEntries(Object.entries(chosen).filter(([name, value]) => value !== stored[name as keyof Chosen]).map(([name, value]) => [name, (hours as readonly string[]).includes(name) ? Number(value) : value]))

/** What keeps the form from being saved, by field; the server says the same. */
export const faultsOf = (chosen: Chosen): Faults => {
  const faults: Faults = {}
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(chosen.digestAt)) faults.digestAt = 'A time of day is written as 08:00.'
  const [first, second, last] = hours.map((name) => Number(chosen[name])) as [number, number, number]
  for (const name of hours) if (!/^\d+$/.test(chosen[name].trim()) || Number(chosen[name]) < 1 || Number(chosen[name]) > 720) faults[name] = 'Choose from 1 to 720 hours.'
  if (!faults.remindSecondHours && second <= first) faults.remindSecondHours = `The second reminder comes after the first: more than ${first} hours.`
  if (!faults.escalateHours && last <= second) faults.escalateHours = `The agency is told after the second reminder: more than ${second} hours.`
  return faults
}
