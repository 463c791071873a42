import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEngine, type StartedEngine } from '@/src/engine/pipeline/testing/started'
import { startSandbox, type Sandbox } from '@/src/sandbox/server'

let t: StartedEngine
let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, smtpPort: 0 })
  process.env.SMTP_URL = sandbox.smtpUrl
  t = await startEngine()
  const [{ defineEffect }, { sendMail }] = await Promise.all([import('@/src/engine/effects'), import('./sendMail')])
  defineEffect('mail.send', sendMail)
})
afterAll(async () => {
  await t.close()
  await sandbox.close()
})

const reserve = async (message: object): Promise<void> => {
  const { mailThroughEffects } = await import('@/src/engine/mail')
  await mailThroughEffects()({ payload: t.payload }).sendEmail(message as never)
}
const deliver = async () => {
  const { deliverer } = await import('@/src/engine/effects')
  const one = deliverer(t.payload, 'me')
  while ((await one.look()) > 0);
  await one.stop(10_000)
}

describe('a mail', () => {
  it('that the platform was asked to send goes out once, sealed until then', async () => {
    await reserve({ to: 'Ann Example <ann@example.test>', subject: 'Your new password', html: '<p>Go to <a href="http://x.test/reset?token=abc">this page</a>.</p>' })
    const [row] = await t.sql.query<{ request: unknown }>(`select request from effects where kind = 'mail.send'`)
    expect(JSON.stringify(row!.request)).not.toMatch(/ann@|abc/)
    await deliver()
    await deliver()
    expect(sandbox.state.mails).toHaveLength(1)
    expect(sandbox.state.mails[0]).toMatchObject({ to: ['ann@example.test'], subject: 'Your new password' })
    expect(sandbox.state.mails[0]!.text).toContain('this page (http://x.test/reset?token=abc)')
  })

  it('that the platform wrote itself leaves dressed, with its text beside it, and nothing in it comes from anywhere else', async () => {
    const [{ compose }, { reserveMail }] = await Promise.all([import('@/src/domain/platform/mails/compose'), import('@/src/engine/mail')])
    const req = await t.request()
    const letter = { title: 'A <b>new</b> message', body: 'First part.\n\nSecond part.', quote: { text: 'See you at 9 & bring the plan', by: 'Ann' }, button: { label: 'Answer', url: '/messages' } }
    await reserveMail(req, { key: 'dressed', message: await compose(req, { to: { id: '7', address: 'ann@example.test' }, agency: null, letter, kind: 'post.approved' }) })
    await deliver()
    const mail = sandbox.state.mails.at(-1)!
    expect(mail.text).toMatch(/First part\.[^]*> See you at 9 & bring the plan[^]*Answer:\r?\nhttp:\/\/localhost[^]*You get this because/)
    expect(mail.html).toContain('A &lt;b&gt;new&lt;/b&gt; message')
    expect(mail.html).toMatch(/prefers-color-scheme: dark[^]*First part\.[^]*9 &amp; bring[^]*>Answer<\/a>/)
    expect(mail.html).not.toMatch(/<script|<link|src="http|url\(/)
  })

  it('without a receiver ends as failed', async () => {
    await t.sql.query('delete from effects')
    await reserve({ to: 'nobody', subject: 'x', text: 'x' })
    await deliver()
    expect(await t.sql.query(`select state, error_code from effects`)).toEqual([{ state: 'failed', error_code: 'VAL_002' }])
  })
})

describe('addresses', () => {
  it.each([
    ['a@b.test', [{ address: 'a@b.test' }]],
    ['"Ann, of B" <a@b.test>', [{ name: 'Ann, of B', address: 'a@b.test' }]],
    [[{ name: 'Ann', address: 'a@b.test' }, 'c@d.test'], [{ name: 'Ann', address: 'a@b.test' }, { address: 'c@d.test' }]],
  ])('are read however they are written: %j', async (to, expected) => {
    const [{ seal }, { mailOf }] = await Promise.all([import('@/src/engine/secrets'), import('./sendMail')])
    const sealed = seal(JSON.stringify({ to, subject: 's', text: 't' }), 'effects|1')
    expect(mailOf({ id: '1', key: 'k', request: { sealed } }).to).toEqual(expected)
  })
})
