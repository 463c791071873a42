import type { PayloadRequest, SendEmailOptions } from 'payload'
import { isDecisionUrl, makeDecisionUrl } from '@/src/domain/platform/approvals/links/late'
import { agencyUrl } from '@/src/domain/platform/hosts/address'
import { kindOf } from '@/src/domain/platform/notifications/kinds'
import { sqlOf } from '@/src/engine/database'
import { env } from '@/src/env'
import { firstWords, plainText, type Dressed, type Letter } from './letter'
import { unsubscribeToken } from './unsubscribe'

export type Addressee = { id?: string | null; address: string; locale?: string | null }

type Wanted = { to: Addressee; agency: string | null; letter: Letter; kind?: string; template?: string; reason?: string }

/** A message as it is reserved: the text at once, the design from `mail` right before it leaves. */
export type Message = SendEmailOptions & { mail: Dressed }

/** The name under which an agency speaks; without one, the product's. */
export const brandName = async (req: PayloadRequest, agency: string | null): Promise<string> => (await senderOf(req, agency)).brand

/** The same with the agency's own address, to which answers go: mail leaves from the platform's, which may send it. */
const senderOf = async (req: PayloadRequest, agency: string | null): Promise<{ brand: string; address: string | null }> => {
  const [row] = agency ? await sqlOf(req).query<{ brand: string; address: string | null }>(`select name as brand, nullif(trim(company_email), '') as address from agencies where id = $1`, [agency]) : []
  return row ?? { brand: env.appName, address: null }
}

/** A whole address for a link of the product, on the host of the agency whose matter it is. */
export const urlOf = async (req: PayloadRequest, agency: string | null, link: string): Promise<string> =>
  /^https?:/.test(link) || isDecisionUrl(link) ? link : `${await originOf(req, agency)}${link}`

/** The same when the mail is written: a link that lets somebody in is made only now, and kept nowhere before. */
const lateUrl = async (req: PayloadRequest, agency: string | null, link: string): Promise<string> => urlOf(req, agency, isDecisionUrl(link) ? await makeDecisionUrl(req, link) : link)

/** One after another: a transaction has one connection, and the driver will keep no queue for it. */
const withLateUrls = async (req: PayloadRequest, agency: string | null, items: NonNullable<Letter['items']>): Promise<NonNullable<Letter['items']>> => {
  const written: typeof items = []
  for (const item of items) written.push({ ...item, url: item.url && (await lateUrl(req, agency, item.url)) })
  return written
}

const originOf = (req: PayloadRequest, agency: string | null): Promise<string> => (agency ? agencyUrl(req, agency) : Promise.resolve(env.appUrl))

/** Writes a mail in an agency's name. What is of no registered kind, such as a link that somebody asked for, can be switched off by nobody. */
export const compose = async (req: PayloadRequest, { to, agency, letter, kind, template, reason }: Wanted): Promise<Message> => {
  const [{ brand, address }, known, origin] = [await senderOf(req, agency), kind ? kindOf(kind) : null, await originOf(req, agency)]
  const url = known && !known.essential && to.id ? `${origin}/api/notifications/mail/${unsubscribeToken({ user: to.id, kind: kind! })}` : null
  const mail: Dressed = {
    ...letter,
    button: letter.button && { ...letter.button, url: await lateUrl(req, agency, letter.button.url) },
    items: letter.items && (await withLateUrls(req, agency, letter.items)),
    template: template ?? kind ?? 'default',
    agency,
    brand,
    locale: to.locale ?? 'en-US',
    preheader: letter.preheader ?? firstWords(letter.body),
    reason: reason ?? `You get this because ${known?.because ?? 'it concerns your sign-in'}.`,
    change: url ? { label: 'Fewer or other mails', url } : null,
    host: new URL(origin).hostname,
  }
  const headers = url ? { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : undefined
  return { to: to.address, from: { name: brand, address: env.mailFrom }, ...(address && { replyTo: { name: brand, address } }), subject: letter.title, text: plainText(mail), headers, mail } as Message
}
