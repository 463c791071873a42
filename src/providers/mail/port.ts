export type MailAddress = { name?: string; address: string }

export type Mail = {
  /** The effect's key: the same key makes the same Message-ID, so a receiver can see a double. */
  key: string
  from: MailAddress
  to: MailAddress[]
  replyTo?: MailAddress
  /** In whose name the Message-ID is made; the sender's host when left out. */
  host?: string
  subject: string
  text: string
  html?: string
  /** Further headers, such as how to get no more of these. */
  headers?: Record<string, string>
  /** With a `cid` it is a picture of the HTML rather than a file of its own. */
  attachments?: { fileName: string; mimeType: string; bytes: Uint8Array; cid?: string }[]
}

/** Sends mail. Throws VendorError; `uncertain` when the mail may have gone out. */
export interface MailSender {
  send(mail: Mail): Promise<{ messageId: string }>
  close(): void
}
