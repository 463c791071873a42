import { z } from 'zod'
import { documentContentSchema } from './document'
import { tones } from './tones'

const brandingSchema = z.object({
  colors: z.object({ primary: z.string(), secondary: z.string(), accent: z.string() }),
  logos: z.object({ horizontal: z.string().nullable(), vertical: z.string().nullable(), round: z.string().nullable() }),
  footerText: z.string(),
  colorMode: z.enum(['light', 'dark']),
  companyName: z.string(),
  companyWebsite: z.string().nullable(),
})

export const templateFactsSchema = z.object({
  id: z.string(), code: z.string(), version: z.number().int(),
  supportsCharts: z.boolean(), supportsStatistics: z.boolean(), supportsQuotes: z.boolean(), supportsTables: z.boolean(), supportsCallouts: z.boolean(),
  chartTypes: z.array(z.string()), calloutTypes: z.array(z.string()),
  maxSections: z.number().int(), maxStatistics: z.number().int(), maxQuotes: z.number().int(),
})

/**
 * Everything a document is made from, frozen when it is asked for (`pipeline-runs.input`), so that a resumed or repeated
 * run works on the same facts. `edited` is set for a run that only lays out a text changed by a person.
 */
export const briefSchema = z.object({
  documentId: z.string(),
  topic: z.string(),
  tone: z.enum(tones),
  keywords: z.array(z.string()),
  services: z.array(z.string()),
  direction: z.string(),
  context: z.string(),
  voice: z.string(),
  industry: z.string(),
  client: z.object({ name: z.string(), website: z.string().nullable(), description: z.string() }),
  template: templateFactsSchema,
  branding: brandingSchema,
  locale: z.string(),
  timeZone: z.string(),
  pageSize: z.enum(['letter', 'a4']),
  coverSearch: z.string(),
  coverFile: z.string().nullable(),
  sourceIds: z.array(z.string()),
  sourcesOnly: z.boolean(),
  ownKeys: z.boolean(),
  /** Asked for with a test key: the sandbox plays the vendors, and the result is a sample. */
  isTest: z.boolean().optional(),
  askedAt: z.string(),
  edited: documentContentSchema.nullable(),
})

export type Brief = z.infer<typeof briefSchema>

/** The brief's own words, which may prove what the client says of itself (a figure of the topic in the title), never a statistic. */
export const briefText = ({ topic, direction, context, services, client }: Brief): string =>
  [topic, direction, context, services.join('. '), client.description].map((text) => text.trim()).filter(Boolean).join('\n\n')

/** Words for the stock search: those asked for, else "{industry} {first word of the topic} business professional". */
export const coverWords = ({ coverSearch, industry, topic }: Pick<Brief, 'coverSearch' | 'industry' | 'topic'>): string =>
  coverSearch.trim() || [industry, topic.trim().split(/\s+/)[0] ?? '', 'business professional'].filter(Boolean).join(' ')
