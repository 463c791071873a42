import type { Payload, SendEmailOptions } from 'payload'
import type { Dressed } from '@/src/domain/platform/mails/letter'
import type { Effect, Kind, Performed } from '@/src/engine/effects'
import { GiveUp } from '@/src/engine/pipeline'
import { open } from '@/src/engine/secrets'
import { env } from '@/src/env'
import { log } from '@/src/log'
import { mailSender } from '@/src/providers'
import type { Mail, MailAddress } from '@/src/providers/mail/port'
import { dressMail } from '@/src/render/mail/dress'

/** Delivers the mails that `mailThroughEffects` reserved. A mail of which nobody knows whether it went out is not sent again. */
export const sendMail: Kind = {
  concurrency: 4,
  perform: async (effect, { payload }): Promise<Performed<null>> => {
    const mail = await dressed(payload, effect)
    const sender = mailSender()
    try {
      const { messageId } = await sender.send(mail)
      return { response: null, providerId: messageId }
    } finally {
      sender.close()
    }
  },
}

/** The mail with its HTML, where the platform wrote it. One that cannot be dressed goes out as text: late news are worse than plain ones. */
const dressed = async (payload: Payload, effect: Effect): Promise<Mail> => {
  const mail = mailOf(effect)
  const letter = messageOf(effect).mail
  if (!letter) return mail
  try {
    const { html, inline } = await dressMail(payload, letter)
    return { ...mail, html, attachments: inline }
  } catch (error) {
    log.error({ err: error, effect: effect.key }, 'a mail goes out as text alone')
    return mail
  }
}

const messageOf = ({ id, request }: Pick<Effect, 'id' | 'request'>) => JSON.parse(open((request as { sealed: string }).sealed, `effects|${id}`)) as SendEmailOptions & { mail?: Dressed }

/** The sealed message of an effect as the mail port takes it. Throws GiveUp for one that has no receiver or cannot be opened. */
export const mailOf = (effect: Pick<Effect, 'id' | 'key' | 'request'>): Mail => {
  const message = messageOf(effect)
  const [to, [replyTo]] = [addressesOf(message.to), addressesOf(message.replyTo)]
  if (to.length === 0) throw new GiveUp('VAL_002', 'The mail has no receiver.')
  const from = addressesOf(message.from)[0] ?? { name: env.appName, address: env.mailFrom }
  const html = typeof message.html === 'string' ? message.html : undefined
  return { key: effect.key, from, to, replyTo, host: message.mail?.host, subject: message.subject ?? '', text: textOf(message, html), html, headers: message.headers as Record<string, string> | undefined }
}

const textOf = ({ text }: SendEmailOptions, html = ''): string =>
  typeof text === 'string' ? text : html.replace(/<a [^>]*href="([^"]+)"[^>]*>(.*?)<\/a>/g, '$2 ($1)').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim()

/** Addresses as mail libraries take them: `a@b`, `Name <a@b>`, `{ name, address }`, or a list of these. */
const addressesOf = (given: unknown): MailAddress[] => {
  if (Array.isArray(given)) return given.flatMap(addressesOf)
  if (typeof given === 'object' && given !== null && 'address' in given) return [given as MailAddress]
  if (typeof given !== 'string' || !given.includes('@')) return []
  const [, name, address] = /^\s*"?([^"<]*?)"?\s*<([^>]+)>\s*$/.exec(given) ?? [undefined, '', given]
  return [{ name: name || undefined, address: address!.trim() }]
}
