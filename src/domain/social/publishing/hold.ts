import { isQuiet, quietInWords, quietUntil } from '@/src/domain/social/rules'
import { minutesLate, type Outgoing, type PublishRequest } from './row'

export type Hold = { name: 'PUBLISHING_STOPPED' | 'QUIET_HOURS'; message: string; until?: string }
type Wish = Pick<PublishRequest, 'asked' | 'despiteQuiet'>

const account = ({ accountName }: Outgoing): string => accountName ?? 'this account'

/** What keeps a post from going out just now although nothing is wrong with it: the switch, or its account's quiet hours; null when nothing does. */
export const heldBy = (row: Outgoing, { despiteQuiet = false }: Wish = {}, now = new Date()): Hold | null => {
  if (row.stop === 'inactive') return { name: 'PUBLISHING_STOPPED', message: 'This client, or the agency, is switched off. Nothing goes out in its name.' }
  if (row.stop) return { name: 'PUBLISHING_STOPPED', message: `Publishing is stopped ${row.stop === 'agency' ? 'for the whole agency' : 'for this client'}. Nothing goes out until somebody lets it go on.` }
  if (!row.quiet || despiteQuiet || !isQuiet(row.quiet, now)) return null
  return { name: 'QUIET_HOURS', message: `Nothing goes out to ${account(row)} between ${quietInWords(row.quiet)}: these are its quiet hours.`, until: quietUntil(row.quiet, now).toISOString() }
}

/** When a post was to go out: at the moment somebody asked for it, else at its planned time; null when neither. */
const dueOf = (row: Outgoing, asked?: string): Date | null => (asked ? new Date(asked) : row.autoPublish ? row.scheduledAt : null)

/** Why a post is too late to go out by itself, in a sentence; null while it may. Quiet hours that end too late count at once. */
export const latenessOf = (row: Outgoing, { asked, despiteQuiet = false }: Wish = {}, now = new Date()): string | null => {
  const due = dueOf(row, asked)
  if (!due) return null
  const last = due.getTime() + minutesLate * 60_000
  if (last < now.getTime()) return row.stop ? 'Publishing was stopped when its time came, and it is more than an hour late now. It was not posted.' : 'Its time passed more than an hour ago, so it was not posted any more.'
  const waits = !row.stop && row.quiet && !despiteQuiet && isQuiet(row.quiet, now)
  return waits && quietUntil(row.quiet!, now).getTime() > last ? `Its time fell into the quiet hours of ${account(row)}, between ${quietInWords(row.quiet!)}. It was not posted.` : null
}
