import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import type { Faults } from '../core/faults'
import type { SandboxState } from '../core/state'
import { readMail } from './mime'

/** An SMTP server that keeps what it receives and sends nothing on; any login is accepted. */
export async function startMailSink(given: { port: number; host: string; state: SandboxState; faults: Faults }) {
  const { port, host, state, faults } = given
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? 'anyone' }),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('latin1')
        const fault = faults.take('smtp', '/', raw).find(({ kind }) => kind === 'status')
        if (fault) return done(Object.assign(new Error('The sandbox was asked to refuse this mail'), { responseCode: fault.status ?? 451 }))
        const to = session.envelope.rcptTo.map(({ address }) => address)
        const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : ''
        state.addMail({ at: new Date().toISOString(), from, to, ...readMail(raw) })
        done(null, 'kept')
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise<void>((done) => server.close(() => done())),
  }
}
