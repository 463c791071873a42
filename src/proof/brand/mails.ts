import { readdirSync } from 'node:fs'
import path from 'node:path'
import { SMTPServer } from 'smtp-server'
import type { Letter } from '@/src/domain/platform/mails/letter'
import { env } from '@/src/env'
import { readMail } from '@/src/sandbox/mail/mime'
import type { Rendered } from './rendered'
import { systemHere, type Stage } from './stage'

/** A letter with a word at every place that a template may show. */
const letter: Letter = {
  title: 'Something waits for you', greeting: 'Hello Somebody,', body: 'It is ready.\n\nTake a look.', quote: { text: 'Please look at it.', by: 'Somebody' }, facts: [{ label: 'When', value: 'Tomorrow' }],
  preview: { text: 'What it says', by: 'Otterbrook', when: 'Tomorrow' }, items: [{ title: 'One of several', body: 'And its words', url: '/inbox', label: 'Open' }], button: { label: 'Open it', url: '/inbox' }, note: 'Small print',
}

/** Templates of whole mails, those that a mail may name. */
const templates = (): string[] => {
  const folder = path.join(env.root, 'templates/email')
  return readdirSync(folder).map((file) => path.basename(file, '.liquid'))
}

/** Reserves a mail of every kind, by every template, of every link out of a mail, and of what changes a sign-in. */
const reserveAll = async (stage: Stage): Promise<void> => {
  const [{ compose }, { reserveMail }, { kinds }, links, { mailLink, mailChange }] = await Promise.all([
    import('@/src/domain/platform/mails/compose'), import('@/src/engine/mail'), import('@/src/domain/platform/notifications/kinds'), import('@/src/domain/platform/links/links'), import('@/src/domain/platform/links/mails'),
  ])
  const [req, { agency, people: { client } }] = [await systemHere(stage), stage]
  const to = { id: client.id, address: client.email }
  for (const kind of Object.keys(kinds)) await reserveMail(req, { key: `kind ${kind}`, agency, message: await compose(req, { to, agency, letter, kind }) })
  for (const template of templates()) if (!['layout', 'facts', 'quote'].includes(template)) await reserveMail(req, { key: `template ${template}`, agency, message: await compose(req, { to, agency, letter, template }) })
  for (const purpose of Object.keys(links.kinds) as (keyof typeof links.kinds)[]) await mailLink(req, { purpose, to: client.email, token: 'a-token', id: purpose, agency })
  await mailChange(req, { key: 'change', to: client.email, subject: 'Your password was changed', text: 'It was changed.', agency })
}

/** Every mail as a mail server gets it: the head as it came, the text and the design as a reader sees them, names of files. */
export const mails = async (stage: Stage): Promise<Rendered[]> => {
  const got: Rendered[] = []
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'], logger: false, disableReverseLookup: true,
    onData: (stream, _, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
        const raw = Buffer.concat(parts).toString('latin1')
        const { subject, text, html, attachments } = readMail(raw)
        got.push({ what: `mail: ${subject}`, text: JSON.stringify([raw.split(/\r?\n\r?\n/, 1), subject, text, attachments]) + html })
        done()
      })
    },
  })
  await new Promise<void>((ready) => server.listen(stage.sandboxPort + 1, '127.0.0.1', ready))
  await reserveAll(stage)
  const [{ sendMail }, { poolOf }] = await Promise.all([import('@/jobs/platform/sendMail'), import('@/src/engine/database')])
  const effects = await poolOf(stage.app.payload).query<{ id: string; key: string; request: unknown }>(`select id, key, request from effects where kind = 'mail.send' and agency_id = $1`, [stage.agency])
  for (const effect of effects) await sendMail.perform!(effect as never, { payload: stage.app.payload } as never)
  await new Promise<void>((done) => server.close(() => done()))
  return got
}
