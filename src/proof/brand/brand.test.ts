import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foreignIn, host, own } from './foreign'
import { elsewhere, faultsIn } from './rendered'
import { setStage, type Stage } from './stage'

let stage: Stage
// Where an agency's things may lead: to itself, to examples in texts, to what standards are called by.
const known = [host, 'www.lanternwood.example']

beforeAll(async () => void (stage = await setStage()))
afterAll(async () => {
  const [{ closeRenderer }, { closeTemplates }] = await Promise.all([import('@/src/render/pdf'), import('@/src/render/liquid/liquid')])
  closeRenderer()
  await closeTemplates()
  await stage.close()
})

describe('the proof', () => {
  it.each(['sent by Impresario', 'https://app.stagehouse.example/inbox', 'Producer: WeasyPrint', 'color:#00a86b', 'Saltmarsh Partners'])('finds %s', (text) => {
    expect(faultsIn([{ what: 'it', text: `${own.name} ${text}` }])).toHaveLength(1)
  })
})

describe('in the name of an agency', () => {
  it('no mail of any kind, template or link bears another name, colour or host, in its design, its text and its head', async () => {
    const [{ mails }, { kinds }] = await Promise.all([import('./mails'), import('@/src/domain/platform/notifications/kinds')])
    const all = await mails(stage)
    expect(all.length).toBeGreaterThan(Object.keys(kinds).length + 8)
    expect([...faultsIn(all), ...elsewhere(all, [...known, 'www.w3.org'])]).toEqual([])
    for (const { what, text } of all) {
      const [head] = (JSON.parse(text.slice(0, text.lastIndexOf(']') + 1).split('<!doctype')[0]!) as [string[]])[0]
      expect([what, /^From: Lanternwood <post@sender\.example>$/m.test(head!), /^Reply-To: Lanternwood <hello@lanternwood\.example>$/m.test(head!), /^Message-ID:\s+<\w+@clients\.lanternwood\.example>$/m.test(head!)]).toEqual([what, true, true, true])
      const names = head!.split(/\r?\n/).flatMap((line) => /^([\w-]+):/.exec(line)?.[1]?.toLowerCase() ?? [])
      expect([what, names.filter((name) => !['from', 'to', 'reply-to', 'subject', 'message-id', 'date', 'mime-version', 'content-type', 'content-transfer-encoding', 'list-unsubscribe', 'list-unsubscribe-post'].includes(name))]).toEqual([what, []])
    }
  })

  it('no refusal does, whatever its code, as JSON or as a page', async () => {
    const [{ refusals }, { registry }] = await Promise.all([import('./answers'), import('@/src/errorCodes')])
    const all = await refusals(stage)
    expect(all).toHaveLength(2 * (Object.keys(registry).length + 1))
    expect([...faultsIn(all), ...elsewhere(all, [])]).toEqual([])
  })

  it('no host at which nothing is served, and nothing that cannot be read, does', async () => {
    const [{ oddities }, { buildAgency }, { forgetHosts }] = await Promise.all([import('./answers'), import('@/src/testing/build'), import('@/src/domain/platform/hosts')])
    await buildAgency(stage.app.payload, { name: 'Closed', slug: 'closed', subscriptionStatus: 'suspended' })
    await buildAgency(stage.app.payload, { name: 'Gone', slug: 'gone', isActive: false })
    forgetHosts()
    const all = await oddities(stage, ['closed.stagehouse.example', 'gone.stagehouse.example', 'nobody.stagehouse.example', 'elsewhere.example'])
    expect(new Set(all.map(({ what }) => what.slice(-3))).size).toBeGreaterThan(4)
    expect(faultsIn(all)).toEqual([])
  })

  it('no answer of any route does, to nobody, a client or the staff; none tells what serves it', async () => {
    const { answers } = await import('./answers')
    const all = await answers(stage)
    expect(all.length).toBeGreaterThan(400)
    expect([...new Set(faultsIn(all, foreignIn))]).toEqual([])
    expect(all.filter(({ text }) => /^\{[^\n]*"(server|x-powered-by|via|x-generator|x-aspnet-version)":/.test(text)).map(({ what }) => what)).toEqual([])
  })

  it('no paper does, in its pages, its links or in what programs read of it', async () => {
    const { papers } = await import('./papers')
    const all = await papers()
    expect([...faultsIn(all), ...elsewhere(all, [...known, 'www.w3.org', 'ns.adobe.com', 'purl.org', 'www.aiim.org', 'example.com'])]).toEqual([])
  })

  it('no sample of a design does', async () => {
    const { samples } = await import('./papers')
    const all = await samples((file) => readFileSync(path.resolve('templates/documents', file)))
    expect(faultsIn(all)).toEqual([])
  })

  it('no message to another system and none to an open page does', async () => {
    const [{ deliveries, heard }, { webhookCatalog }] = await Promise.all([import('./signals'), import('@/src/domain/platform/webhooks/catalog')])
    const sent = await deliveries(stage)
    expect(sent).toHaveLength(webhookCatalog.size + 1)
    const told = await heard(stage)
    expect([...faultsIn([...sent, ...told]), ...elsewhere([...sent, ...told], [])]).toEqual([])
  })

  it('no export does, in any form', async () => {
    const { exported } = await import('./exports')
    const all = await exported(stage)
    expect(all.find(({ what }) => what.endsWith('ics'))!.text).toContain(`PRODID:-//${own.name}//`)
    expect(faultsIn(all)).toEqual([])
  })

  it('nothing does that stands elsewhere in its name: its DNS, an authenticator, a site’s log', async () => {
    const [{ recordOf }, { userAgent }] = await Promise.all([import('@/src/domain/platform/domains/name'), import('@/src/engine/http/guarded/hop')])
    const { body } = await stage.ask('/api/users/me/second-factor', { method: 'POST', token: stage.people.client.token, body: '{}' })
    const { otpauthUrl } = JSON.parse(body) as { otpauthUrl: string }
    expect(new URL(otpauthUrl).searchParams.get('issuer')).toBe(own.name)
    const all = [JSON.stringify(recordOf(host, 'a-token')), userAgent, otpauthUrl].map((text) => ({ what: text.slice(0, 20), text }))
    expect(faultsIn(all)).toEqual([])
    expect(userAgent).not.toContain(own.name)
  })
})
