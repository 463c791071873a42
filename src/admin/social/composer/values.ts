import { DateTime } from 'luxon'
import { asDrawn, instantOf, platformRules, validatePost, type Finding, type PlatformKey, type QuietHours, type Rules, type Verdict } from '@/src/domain/social/rules'
import type { Picture } from '../images/picture'

/** One of a client's accounts on a network, as the form shows it. */
export type Account = { id: string; client: string; platform: PlatformKey; handle: string; name: string | null; mode: 'channel' | 'hand'; status: string | null; quiet?: QuietHours | null }
export type ClientChoice = { id: string; name: string; zone: string }

/** What the form holds. `date` is a clock time in `zone`, as typed; a caption of its own is kept by account. */
export type Values = {
  client: string
  accounts: string[]
  title: string
  caption: string
  captions: Record<string, string>
  images: Picture[]
  date: string
  zone: string
  autoPublish: boolean
  internalNote: string
}

export const emptyValues = (client?: ClientChoice): Values => ({
  client: client?.id ?? '', accounts: [], title: '', caption: '', captions: {}, images: [], date: '', zone: client?.zone ?? 'UTC', autoPublish: false, internalNote: '',
})

/** The caption that goes to an account: its own where one was written, else the common one. */
export const captionFor = (values: Pick<Values, 'caption' | 'captions'>, account: string): string => values.captions[account] ?? values.caption

/** The moment of a clock time in a zone, as ISO text in UTC; a time that a clock change skips moves forward. Null when none is typed. */
export const momentOf = (date: string, zone: string): string | null => instantOf(date, zone)?.toISOString() ?? null

/** A moment as a field for clock times shows it in a zone. */
export const clockTimeOf = (at: string | null | undefined, zone: string): string => (at ? DateTime.fromISO(at, { zone }).toFormat("yyyy-MM-dd'T'HH:mm") : '')

/** Whether the platform can publish to the account by itself. */
export const isChannel = ({ platform, mode }: Account): boolean => platformRules[platform].channel && mode === 'channel'

/** The body of a post for one account. */
export const bodyFor = (values: Values, account: Account): Record<string, unknown> => ({
  connection: account.id,
  title: values.title.trim(),
  caption: captionFor(values, account.id),
  images: values.images.filter(({ file }) => file).map(({ file, alt, crop }) => ({ file, alt: alt.trim() || null, crop: crop ?? {} })),
  scheduledAt: momentOf(values.date, values.zone),
  scheduledTimezone: values.zone,
  autoPublish: values.autoPublish && Boolean(values.date) && isChannel(account),
  internalNote: values.internalNote.trim() || null,
})

type Situation = { now: Date; rules: Rules }

/** What the network would say of the post for one account: the server's own function. */
const verdictFor = (values: Values, account: Account | null, { now, rules }: Situation): Verdict =>
  validatePost(
    {
      platform: account?.platform ?? null, title: values.title, caption: account ? captionFor(values, account.id) : values.caption, scheduledAt: momentOf(values.date, values.zone), autoPublish: values.autoPublish,
      images: values.images.map((image) => (account ? asDrawn(rules[account.platform], image) : image)),
    },
    { now, rules, connection: account && { handle: account.handle, mode: account.mode, status: account.status, quiet: account.quiet } },
  )

export type Told = Finding & { accounts: string[] }

/** The findings of all chosen accounts and what the server found besides (`near`), those that say the same joined, errors first. */
export const findingsOf = (values: Values, chosen: readonly Account[], situation: Situation, near: readonly Told[] = []): Told[] => {
  const all: Told[] = (chosen.length ? chosen : [null]).flatMap((account) => {
    const { errors, warnings } = verdictFor(values, account, situation)
    return [...errors, ...warnings].map((finding) => ({ ...finding, accounts: account ? [account.id] : [] }))
  })
  all.push(...near.map((finding) => ({ ...finding, accounts: [...finding.accounts] })))
  const joined = new Map<string, Told>()
  for (const finding of all) {
    const before = joined.get(`${finding.code} ${finding.message}`)
    if (before) before.accounts.push(...finding.accounts)
    else joined.set(`${finding.code} ${finding.message}`, finding)
  }
  return [...joined.values()].sort((a, b) => Number(a.level === 'warning') - Number(b.level === 'warning'))
}
