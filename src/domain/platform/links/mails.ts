import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { reserveMail } from '@/src/engine/mail'
import { env } from '@/src/env'
import { kinds, type Purpose } from './links'

type Words = { subject: string; body: string; until: string }

/** What the mails of links say; `brand` is the agency's name, or the product's. */
const words: Record<Purpose, (brand: string) => Words> = {
  reset: (brand) => ({ subject: 'Set a new password', body: `Somebody, probably you, asked for a new password at ${brand}. Choose one here:`, until: 'The link holds for one hour and works once. If you did not ask, ignore this mail; nothing has changed.' }),
  verify: (brand) => ({ subject: 'Confirm your e-mail address', body: `Confirm that this address is yours, and you can sign in to ${brand}:`, until: 'The link holds for three days.' }),
  email: (brand) => ({ subject: 'Confirm your new e-mail address', body: `Confirm that this address is to be your sign-in at ${brand} from now on:`, until: 'The link holds for three days. Until then your old address counts.' }),
  invitation: (brand) => ({ subject: `You are invited to ${brand}`, body: `${brand} has invited you to work together. Accept here:`, until: 'The link holds for seven days. If you do not know why you were invited, ignore this mail.' }),
}

const brandOf = async (req: PayloadRequest, agency: string | null): Promise<string> => {
  const [row] = agency ? await sqlOf(req).query<{ name: string }>('select name from agencies where id = $1', [agency]) : []
  return row?.name ?? env.appName
}

type Sent = { purpose: Purpose; to: string; token: string; id: string; agency: string | null; greeting?: string | null }

/** Sends a link by mail, in the agency's name; sealed until it leaves. */
export const mailLink = async (req: PayloadRequest, { purpose, to, token, id, agency, greeting }: Sent): Promise<void> => {
  const brand = await brandOf(req, agency)
  const { subject, body, until } = words[purpose](brand)
  const address = `${env.appUrl}${kinds[purpose].page}#${token}`
  const text = [greeting ? `Hello ${greeting},` : 'Hello,', `${body}\n${address}`, until, brand].join('\n\n')
  await reserveMail(req, { key: `link:${id}`, agency, message: { to, from: { name: brand, address: env.mailFrom }, subject, text } })
}

/** Tells an address that something about its sign-in has changed; there is nothing to click in it. */
export const mailChange = async (req: PayloadRequest, { key, to, subject, text, agency }: { key: string; to: string; subject: string; text: string; agency: string | null }): Promise<void> => {
  const brand = await brandOf(req, agency)
  await reserveMail(req, { key, agency, message: { to, from: { name: brand, address: env.mailFrom }, subject, text: `Hello,\n\n${text}\n\nIf this was not you, set a new password at once and tell your agency’s admin.\n\n${brand}` } })
}
