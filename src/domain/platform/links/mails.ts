import type { PayloadRequest } from 'payload'
import { brandName, compose } from '@/src/domain/platform/mails/compose'
import type { Letter } from '@/src/domain/platform/mails/letter'
import { reserveMail } from '@/src/engine/mail'
import { kinds, type Purpose } from './links'

type Words = { title: string; body: string; label: string; note: string; reason: string }

const asked = 'You get this because somebody asked for it with your address.'

/** What the mails of links say; `brand` is the agency's name, or the product's. */
const words: Record<Purpose, (brand: string) => Words> = {
  reset: (brand) => ({ title: 'Set a new password', body: `Somebody, probably you, asked for a new password at ${brand}. Choose one here.`, label: 'Set a new password', note: 'The link holds for one hour and works once. If you did not ask, ignore this mail; nothing has changed.', reason: asked }),
  verify: (brand) => ({ title: 'Confirm your e-mail address', body: `Confirm that this address is yours, and you can sign in to ${brand}.`, label: 'Confirm the address', note: 'The link holds for three days.', reason: asked }),
  email: (brand) => ({ title: 'Confirm your new e-mail address', body: `Confirm that this address is to be your sign-in at ${brand} from now on.`, label: 'Confirm the new address', note: 'The link holds for three days. Until then your old address counts.', reason: asked }),
  invitation: (brand) => ({ title: `You are invited to ${brand}`, body: `${brand} has invited you to work together.`, label: 'Accept the invitation', note: 'The link holds for seven days. If you do not know why you were invited, ignore this mail.', reason: `You get this because ${brand} invited you.` }),
}

type Sent = { purpose: Purpose; to: string; token: string; id: string; agency: string | null; greeting?: string | null }

const hello = (name?: string | null): string => (name ? `Hello ${name},` : 'Hello,')

/** Sends a link by mail, in the agency's name and to its host; sealed until it leaves. */
export const mailLink = async (req: PayloadRequest, { purpose, to, token, id, agency, greeting }: Sent): Promise<void> => {
  const { label, reason, ...said } = words[purpose](await brandName(req, agency))
  const letter: Letter = { ...said, greeting: hello(greeting), button: { label, url: `${kinds[purpose].page}#${token}` } }
  await reserveMail(req, { key: `link:${id}`, agency, message: await compose(req, { to: { address: to }, agency, letter, template: 'link', reason }) })
}

/** Tells an address that something about its sign-in has changed; there is nothing to click in it. */
export const mailChange = async (req: PayloadRequest, { key, to, subject, text, agency }: { key: string; to: string; subject: string; text: string; agency: string | null }): Promise<void> => {
  const letter: Letter = { title: subject, greeting: hello(), body: text, note: 'If this was not you, set a new password at once and tell your agency’s admin.' }
  await reserveMail(req, { key, agency, message: await compose(req, { to: { address: to }, agency, letter, template: 'link', reason: 'You get this because it concerns your sign-in.' }) })
}
