import { z } from 'zod'
import { plainly } from '@/src/engine/plainly'
import { fail } from '@/src/errors'
import { type Tone, toneOf } from '../tones'

const channels = ['linkedin', 'facebook', 'x', 'google_business'] as const
const words = (most: number, longest: number, what: string) =>
  z.array(z.string().trim().min(1).max(longest, `Each of the ${what} may have up to ${longest} characters.`)).max(most, `Give up to ${most} ${what}.`)

const tone = z.string().transform((given, context): Tone => {
  const known = toneOf(given)
  if (known) return known
  context.addIssue({ code: 'custom', message: 'The tone is professional, casual, authoritative or friendly.' })
  return z.NEVER
})

/** What may be asked for with a document. */
const askSchema = z.strictObject({
  topic: z.string().trim().min(3, 'Give a topic of at least 3 characters.').max(500, 'A topic may have up to 500 characters.'),
  tone: tone.optional(),
  templateCode: z.string().trim().max(50).optional(),
  keywords: words(10, 80, 'keywords').optional(),
  relatedServices: words(20, 120, 'services').optional(),
  customDirection: z.string().trim().max(1000, 'The direction may have up to 1000 characters.').optional(),
  additionalContext: z.string().trim().max(2000, 'The context may have up to 2000 characters.').optional(),
  coverImageSearch: z.string().trim().max(200).optional(),
  coverImage: z.uuid('The cover picture is the id of an uploaded file.').optional(),
  sourceIds: z.array(z.uuid('Sources are named by their ids.')).max(200).optional(),
  sourcesOnly: z.boolean().optional(),
  autoDistribute: z.boolean().optional(),
  distributionChannels: z.array(z.string().transform((name) => (name === 'twitter' ? 'x' : name)).pipe(z.enum(channels))).max(4).optional(),
  budgetCents: z.number().int().min(1, 'The cost limit is at least one cent.').max(10_000_000).nullable().optional(),
})

export type Asked = z.infer<typeof askSchema>

const sentence = (message: string, missing: boolean, field: string): string => (missing ? `Please give a ${field}.` : message)

/** The body, checked. Throws VAL_002 for a missing entry and VAL_001 for the others, with the list of fields. */
export const checkedAsk = (given: unknown): Asked => {
  const parsed = askSchema.safeParse(given, { error: plainly })
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.map((issue) => {
    const field = issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue.path.join('.') || 'body'
    const missing = issue.code === 'invalid_type' && readAt(given, issue.path) === undefined
    return { field, missing, message: issue.code === 'unrecognized_keys' ? `Not known here: ${field}.` : sentence(issue.message, missing, field) }
  })
  const [first] = fields
  throw fail(first?.missing ? 'VAL_002' : 'VAL_001', {
    message: first?.message, field: first?.field, details: { fields: fields.map(({ field, message }) => ({ field, message })) },
  })
}

const readAt = (given: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined), given)
