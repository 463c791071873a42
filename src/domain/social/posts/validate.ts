import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { as } from '@/src/engine/doors'
import { plainly } from '@/src/engine/plainly'
import { fail } from '@/src/errors'
import type { Verdict } from '@/src/domain/social/rules'
import { readPost } from './row'
import { verdictOf } from './verdict'

const part = z.number().min(0).max(1)
const Image = z.object({ file: z.uuid(), rendition: z.uuid().nullish(), alt: z.string().max(1000).nullish(), crop: z.object({ x: part, y: part, width: part, height: part, ratio: z.string().max(10).nullish() }).partial().nullish() })
const Sent = z.object({
  client: z.uuid().optional(), connection: z.uuid().nullish(), platform: z.string().max(20).nullish(), title: z.string().max(1000).nullish(), caption: z.string().max(200_000).nullish(),
  images: z.array(Image).max(50).nullish(), scheduledAt: z.string().max(40).nullish(), scheduledTimezone: z.string().max(64).nullish(), autoPublish: z.boolean().nullish(),
})

const parsed = (body: unknown): z.infer<typeof Sent> => {
  const given = Sent.safeParse(body ?? {}, { error: plainly })
  if (given.success) return given.data
  const fields = given.error.issues.map((issue) => ({ field: issue.path.join('.') || 'body', message: issue.message }))
  throw fail('VAL_001', { field: fields[0]?.field, message: fields[0]?.message, details: { fields } })
}

/** What the rules say of content that is not stored; account and pictures are looked up in the agency of its client. Throws VAL_001, RES_001. */
export const validateSent = async (req: PayloadRequest, body: unknown): Promise<Verdict> => {
  const sent = parsed(body)
  const client = sent.client ?? (await clientOf(req, sent.connection ?? null))
  const agency = client ? (await as(req).findByID('clients', client, { agency: true })).agency : null
  return verdictOf(req, { ...sent, agency, client })
}

const clientOf = async (req: PayloadRequest, connection: string | null): Promise<string | null> => {
  if (!connection) return null
  const account = (await as(req).findByID('connections', connection)) as unknown as { client?: string | null }
  return account.client ?? null
}

/** What the rules say of a stored post, with what is sent in the place of what is stored. Throws RES_001, VAL_001. */
export const validateStored = async (req: PayloadRequest, id: string, body: unknown): Promise<Verdict> => {
  const row = await readPost(req, id)
  const { client: _client, ...sent } = parsed(body)
  return verdictOf(req, { ...row, ...sent })
}
