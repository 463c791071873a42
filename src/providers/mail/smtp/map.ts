import { createHash } from 'node:crypto'
import type { SendMailOptions } from 'nodemailer'
import { VendorError, type VendorErrorKind } from '@/src/engine/http'
import type { Mail, MailAddress } from '@/src/providers/mail/port'

const oneLine = (text: string): string => text.replace(/[\r\n\t\0]+/g, ' ').trim()

// Names and addresses travel as objects, so that nothing in them can become another header.
const party = ({ name, address }: MailAddress) => ({ name: oneLine(name ?? ''), address: oneLine(address) })

/** The same effect key gives the same Message-ID, so that a mail sent twice after a crash is one mail to its reader. */
export const messageIdOf = ({ key, from, host }: Pick<Mail, 'key' | 'from' | 'host'>): string => {
  const domain = host ?? /@([\w.-]+)$/.exec(from.address)?.[1] ?? 'localhost'
  return `<${createHash('sha256').update(key).digest('hex').slice(0, 40)}@${domain}>`
}

/** Our mail in the library's words; it may read no file and no address by itself. */
export const optionsFor = (mail: Mail): SendMailOptions => ({
  messageId: messageIdOf(mail),
  from: party(mail.from),
  to: mail.to.map(party),
  ...(mail.replyTo ? { replyTo: party(mail.replyTo) } : {}),
  subject: oneLine(mail.subject),
  text: mail.text,
  html: mail.html,
  attachments: mail.attachments?.map(({ fileName, mimeType, bytes, cid }) => ({ filename: oneLine(fileName), contentType: mimeType, content: Buffer.from(bytes), ...(cid && { cid, contentDisposition: 'inline' as const }) })),
  ...(mail.headers ? { headers: Object.fromEntries(Object.entries(mail.headers).map(([name, value]) => [name, { prepared: true, value: oneLine(value) }])) } : {}),
  disableFileAccess: true,
  disableUrlAccess: true,
})

type SmtpFault = { code?: string; command?: string; responseCode?: number; syscall?: string }

const sentences: Record<VendorErrorKind, string> = {
  retry: 'The mail server is not reachable or busy at the moment.',
  give_up: 'The mail server refused this mail.',
  human: 'The mail server did not accept the sign-in. Check the mail settings.',
}

const kindOf = ({ code, responseCode = 0 }: SmtpFault): VendorErrorKind => {
  if (code === 'EAUTH' || responseCode === 530 || responseCode === 535) return 'human'
  if (responseCode >= 400 && responseCode < 500) return 'retry'
  return responseCode >= 500 || code === 'EENVELOPE' || code === 'EMESSAGE' ? 'give_up' : 'retry'
}

// The library does not say how far a broken conversation had come: only a failed connection surely sent nothing.
const neverBegan = ({ code, syscall }: SmtpFault): boolean => syscall === 'connect' || code === 'EDNS' || code === 'ETLS'

/** Sorts what the library throws; `uncertain` when the mail may have gone out. */
export const sortedMailFault = (thrown: unknown): VendorError => {
  const fault = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as SmtpFault
  const kind = kindOf(fault)
  const uncertain = kind === 'retry' && !fault.responseCode && !neverBegan(fault)
  const detail = `${fault.code ?? ''} ${fault.command ?? ''} ${fault.responseCode ?? ''}`.trim()
  return new VendorError({ kind, code: 'SYS_002', message: sentences[kind], uncertain, status: fault.responseCode, detail })
}
