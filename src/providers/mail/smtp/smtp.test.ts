import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, it } from 'vitest'
import type { Mail } from '@/src/providers/mail/port'
import { SmtpMail } from '@/src/providers/mail/smtp/client'
import { messageIdOf } from '@/src/providers/mail/smtp/map'

const stops: (() => Promise<void>)[] = []
const mail: Mail = { key: 'documents:1:ready:v1', from: { name: 'Studio "A"', address: 'studio@agency.example' }, to: [{ name: 'Ann', address: 'ann@client.example' }], subject: 'Your report', text: 'It is ready.' }

const mailServer = async (options: SMTPServerOptions = {}) => {
  const received: string[] = []
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'], logger: false,
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => (received.push(Buffer.concat(chunks).toString()), done()))
    },
    ...options,
  })
  server.on('error', () => undefined)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.server.address() as AddressInfo
  const sender = new SmtpMail(`smtp://127.0.0.1:${port}`)
  stops.push(() => (sender.close(), new Promise((done) => server.close(() => done()))))
  return { sender, received, port }
}
const refusal = (responseCode: number) => Object.assign(new Error('no'), { responseCode })

afterEach(async () => void (await Promise.all(stops.splice(0).map((stop) => stop()))))

describe('a mail', () => {
  it('arrives with the Message-ID of its effect, the same each time', async () => {
    const { sender, received } = await mailServer()
    const first = await sender.send(mail)
    const second = await sender.send(mail)
    expect(second.messageId).toBe(first.messageId)
    expect(received[0]).toContain(`Message-ID: ${first.messageId}`)
    expect(first.messageId).toMatch(/^<[0-9a-f]{40}@agency\.example>$/)
    expect(messageIdOf({ ...mail, key: 'documents:2:ready:v1' })).not.toBe(first.messageId)
  })

  it('carries no header that hides in a name, address or subject', async () => {
    const { sender, received } = await mailServer()
    await sender.send({ ...mail, from: { name: 'A\r\nBcc: x@evil.example', address: 'studio@agency.example' }, subject: 'Hi\r\nBcc: y@evil.example' })
    expect(received[0]?.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im)
  })

  it('carries attachments as bytes only', async () => {
    const { sender, received } = await mailServer()
    await sender.send({ ...mail, attachments: [{ fileName: 'report.pdf', mimeType: 'application/pdf', bytes: Buffer.from('%PDF-1.7') }] })
    expect(received[0]).toContain(Buffer.from('%PDF-1.7').toString('base64'))
  })

  it('refused for good is given up', async () => {
    const { sender } = await mailServer({ onRcptTo: (_address, _session, done) => done(refusal(550)) })
    await expect(sender.send(mail)).rejects.toMatchObject({ kind: 'give_up', uncertain: false })
  })

  it('put off by a busy server is tried later', async () => {
    const { sender } = await mailServer({ onMailFrom: (_address, _session, done) => done(refusal(451)) })
    await expect(sender.send(mail)).rejects.toMatchObject({ kind: 'retry', uncertain: false })
  })

  it('with a wrong password needs a person, and the password is not told', async () => {
    const { port } = await mailServer({ authOptional: false, allowInsecureAuth: true, onAuth: (_auth, _session, done) => done(refusal(535)) })
    const sender = new SmtpMail(`smtp://me:wrong-word@127.0.0.1:${port}`)
    const thrown = await sender.send(mail).catch((error: unknown) => error)
    expect(thrown).toMatchObject({ kind: 'human' })
    expect(JSON.stringify(thrown)).not.toContain('wrong-word')
  })

  it('to a server that is not there was surely not sent', async () => {
    const { port } = await new Promise<AddressInfo>((free) => { const probe = createServer().listen(0, '127.0.0.1', () => { const at = probe.address() as AddressInfo; probe.close(() => free(at)) }) })
    await expect(new SmtpMail(`smtp://127.0.0.1:${port}`).send(mail)).rejects.toMatchObject({ kind: 'retry', uncertain: false })
  })

  it('whose connection broke after its data may have gone out', async () => {
    const server = createServer((socket) => {
      socket.write('220 hi\r\n')
      socket.on('error', () => undefined).on('data', (data: Buffer) => {
        const said = data.toString()
        if (said.includes('\r\n.\r\n')) socket.destroy()
        else socket.write(said.startsWith('DATA') ? '354 go on\r\n' : '250 ok\r\n')
      })
    })
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    stops.push(() => new Promise((done) => server.close(() => done())))
    const sender = new SmtpMail(`smtp://127.0.0.1:${(server.address() as AddressInfo).port}`)
    await expect(sender.send(mail)).rejects.toMatchObject({ kind: 'retry', uncertain: true })
  })
})
