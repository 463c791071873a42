import { z } from 'zod'
import { kindOf, kinds } from './kinds'

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time of day is written as 08:00.')
const Choice = z.strictObject({ app: z.boolean().optional(), mail: z.enum(['now', 'daily', 'off']).optional() })

/** What a person may change about how they are told; what is left out stays. */
export const PreferencesChange = z.strictObject({
  email: z.boolean().optional(),
  browser: z.boolean().optional(),
  generationComplete: z.boolean().optional(),
  weeklySummary: z.boolean().optional(),
  digest: z.enum(['off', 'daily']).optional(),
  digestAt: clock.optional(),
  quietHours: z.strictObject({ from: clock, to: clock }).nullable().optional(),
  showPresence: z.boolean().optional(),
  kinds: z.partialRecord(z.enum(Object.keys(kinds) as [keyof typeof kinds]), Choice).optional(),
})
export type PreferencesChange = z.infer<typeof PreferencesChange>

export type Preferences = {
  email: boolean
  browser: boolean
  weeklySummary: boolean
  digest: 'off' | 'daily'
  digestAt: string
  quietHours: { from: string; to: string } | null
  showPresence: boolean
  kinds: Record<string, z.infer<typeof Choice>>
}

type Stored = Partial<Preferences> & { generationComplete?: boolean }

const plain = (value: unknown): Record<string, unknown> => (value && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : {})

/** What of it can be read. The row can be written by its person in other ways too, and one odd value must not keep news from anybody. */
const readable = (stored: unknown): Stored => {
  const { kinds: chosen, ...rest } = plain(stored)
  const shapes: Record<string, z.ZodType> = PreferencesChange.shape
  const known = Object.entries(rest).filter(([name, value]) => value !== undefined && shapes[name]?.safeParse(value).success)
  const own = Object.entries(plain(chosen)).filter(([, choice]) => Choice.safeParse(choice).success)
  return { ...Object.fromEntries(known), kinds: Object.fromEntries(own) as Preferences['kinds'] }
}

/** When the day's summary is mailed where neither a person nor their agency has chosen. */
const usualDigestAt = '08:00'

/** What a person has chosen, with their agency's choice, or the platform's, where they have not. */
export const preferencesOf = (stored: unknown, agency: { digestAt?: string | null } = {}): Preferences => {
  const { generationComplete, ...own } = readable(stored)
  const ready: Preferences['kinds'] = generationComplete === false ? { 'document.ready': { app: false, mail: 'off' as const } } : {}
  return { email: true, browser: true, weeklySummary: false, digest: 'off', digestAt: clock.safeParse(agency.digestAt).data ?? usualDigestAt, quietHours: null, showPresence: true, ...own, kinds: { ...ready, ...own.kinds } }
}

/** Whether a kind is shown in the app at all; what is essential always is. */
export const wantsInApp = (kind: string, { browser, kinds: chosen }: Preferences): boolean => Boolean(kindOf(kind).essential) || (browser && chosen[kind]?.app !== false)

/** The preferences after a change, as they are stored. */
export const changed = (stored: unknown, change: PreferencesChange): Stored => {
  const before = plain(stored) as Stored
  const merged = Object.fromEntries(Object.entries(change.kinds ?? {}).map(([kind, choice]) => [kind, { ...before.kinds?.[kind], ...choice }]))
  return { ...before, ...change, kinds: { ...before.kinds, ...merged } } as Stored
}
