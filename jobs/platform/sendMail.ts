import type { SendEmailOptions } from 'payload'
import type { Effect, Kind, Performed } from '@/src/engine/effects'
import { GiveUp } from '@/src/engine/pipeline'
import { open } from '@/src/engine/secrets'
import { env } from '@/src/env'
import { mailSender } from '@/src/providers'
import type { Mail, MailAddress } from '@/src/providers/mail/port'

/** Delivers the mails that `mailThroughEffects` reserved. A mail of which nobody knows whether it went out is not sent again. */
export const sendMail: Kind = {
  concurrency: 4,
  perform: async (effect): Promise<Performed<null>> => {
    const sender = mailSender()
    try {
      const { messageId } = await sender.send(mailOf(effect))
      return { response: null, providerId: messageId }
    } finally {
      sender.close()
    }
  },
}

/** The sealed message of an effect as the mail port takes it. Throws GiveUp for one that has no receiver or cannot be opened. */
export const mailOf = (effect: Pick<Effect, 'id' | 'key' | 'request'>): Mail => {
  const { sealed } = effect.request as { sealed: string }
  const message = JSON.parse(open(sealed, `effects|${effect.id}`)) as SendEmailOptions
  const to = addressesOf(message.to)
  if (to.length === 0) throw new GiveUp('VAL_002', 'The mail has no receiver.')
  const from = addressesOf(message.from)[0] ?? { name: env.appName, address: env.mailFrom }
  const html = typeof message.html === 'string' ? message.html : undefined
  return { key: effect.key, from, to, subject: message.subject ?? '', text: textOf(message, html), html }
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
