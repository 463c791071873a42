import { z } from 'zod'
import { sendAskedLink } from '@/src/domain/platform/links/ask'
import { job } from '../job'

/** Sends the link that somebody asked for at sign-in, if the address is anybody's. */
export const sendLink = job({
  schema: z.strictObject({ id: z.uuid(), purpose: z.enum(['reset', 'verify']), sealed: z.string() }),
  handler: (asked, { payload }) => sendAskedLink(asked, payload),
})
