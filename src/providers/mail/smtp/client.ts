import { createTransport, type Transporter } from 'nodemailer'
import type { Mail, MailSender } from '@/src/providers/mail/port'
import { messageIdOf, optionsFor, sortedMailFault } from '@/src/providers/mail/smtp/map'

/** Mail over SMTP. `url` is smtp:// or smtps:// with user, password and options. */
export class SmtpMail implements MailSender {
  private readonly transport: Transporter

  constructor(url: string) {
    const { protocol, hostname, port, username, password } = new URL(url)
    const secure = protocol === 'smtps:'
    this.transport = createTransport({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port) || (secure ? 465 : 587),
      secure,
      ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 60_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  }

  async send(mail: Mail): Promise<{ messageId: string }> {
    try {
      await this.transport.sendMail(optionsFor(mail))
      return { messageId: messageIdOf(mail) }
    } catch (thrown) {
      throw sortedMailFault(thrown)
    }
  }

  close(): void {
    this.transport.close()
  }
}
