import { createHash } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { resetVendorLimits, type VendorError } from '@/src/engine/http'
import { serve } from '@/src/engine/http/testServer'
import { freePort } from '@/src/testing/freePort'
import type { Sandbox } from '@/src/sandbox/server'
import { isOwnAddress } from './call'
import type { Access, NetworkAccount, Publication, SocialNetwork, Tokens } from './port'

const keys = ['linkedin', 'facebook', 'x', 'google_business'] as const
type Key = (typeof keys)[number]

const application = { clientId: 'app', clientSecret: 'app-secret' }
const redirectUri = 'https://platform.example.test/api/connections/callback'
const verifier = 'v'.repeat(64)
const image = (name: string) => ({ bytes: Buffer.from(`bytes of ${name}`), mimeType: 'image/jpeg', filename: `${name}.jpg`, alt: `Picture ${name}`, publicUrl: `https://files.example.test/${name}.jpg` })
const publication = (more: Partial<Publication> = {}): Publication => ({ text: `Opening hours (new) #winter ${Math.random().toString(36).replace(/\d/g, 'q')}`, images: [], link: null, language: 'en', ...more })

let sandbox: Sandbox
let networkFor: (platform: string, secret?: string | null) => SocialNetwork

beforeAll(async () => {
  const port = await freePort()
  process.env.SANDBOX_PORT = String(port)
  sandbox = await (await import('@/src/sandbox/server')).startSandbox({ port, smtpPort: 0 })
  networkFor = (await import('.')).networkFor
})
beforeEach(() => resetVendorLimits())
afterEach(() => sandbox.faults.clear())
afterAll(() => sandbox.close())

/** What a browser does on the network's page: says yes, and is sent back with a code. */
const consent = async (key: Key, person = 'brightside'): Promise<string> => {
  const url = new URL(networkFor(key).authorizeUrl({ application, redirectUri, state: 'state-1', challenge: createHash('sha256').update(verifier).digest('base64url') }))
  const shown = await fetch(url)
  expect(await shown.text()).toContain('SANDBOX')
  const body = new URLSearchParams([...url.searchParams, ['person', person], ['decision', 'allow']])
  const back = await fetch(`${url.origin}${url.pathname}`, { method: 'POST', body, redirect: 'manual' })
  const location = new URL(back.headers.get('location')!)
  expect([location.origin + location.pathname, location.searchParams.get('state')]).toEqual([redirectUri, 'state-1'])
  return location.searchParams.get('code')!
}

const connect = async (key: Key, person?: string): Promise<{ tokens: Tokens; accounts: NetworkAccount[]; access: Access }> => {
  const tokens = await networkFor(key).exchange({ application, redirectUri, code: await consent(key, person), verifier })
  const accounts = await networkFor(key).accounts(tokens.access)
  return { tokens, accounts, access: { account: accounts[0]!.id, token: accounts[0]!.access ?? tokens.access } }
}
const faultOf = (call: Promise<unknown>): Promise<VendorError> => call.then(() => expect.fail('nothing was thrown'), (error: VendorError) => error)
const nothing = async () => undefined

describe.each(keys)('%s', (key) => {
  it('gives a code for tokens, once, and lists the accounts behind them', async () => {
    const { tokens, accounts } = await connect(key)
    expect(tokens.access).toBeTruthy()
    expect(accounts.length).toBe(key === 'x' ? 1 : 2)
    expect(accounts[0]!.name).toContain('(sample)')
    const code = await consent(key)
    await networkFor(key).exchange({ application, redirectUri, code, verifier })
    expect(await faultOf(networkFor(key).exchange({ application, redirectUri, code, verifier }))).toMatchObject({ name: 'VendorError', uncertain: expect.any(Boolean) })
  })

  it('posts text and images in their order, is told before it creates, and finds the post again', async () => {
    const { access } = await connect(key)
    const calls: number[] = []
    const given = publication({ images: key === 'google_business' ? [image('a')] : [image('a'), image('b'), image('c')] })
    const item = await networkFor(key).publish(access, given, async () => void calls.push(sandbox.state.social.posts.length))
    const posted = sandbox.state.social.posts.at(-1)!
    expect(calls).toEqual([sandbox.state.social.posts.length - 1])
    expect(posted).toMatchObject({ text: given.text, id: item.id })
    if (key !== 'google_business') expect(posted.images.map(({ sha256, alt }) => [sha256, alt])).toEqual(given.images.map(({ bytes, alt }) => [createHash('sha256').update(bytes).digest('hex'), alt]))
    const recent = await networkFor(key).findRecent(access)
    expect(recent![0]).toMatchObject({ id: item.id, text: given.text })
    expect(item.url).toMatch(/^https:\/\//)
  })

  it('sorts a lost answer as uncertain, and what came before the create call as certain', async () => {
    const { access } = await connect(key)
    const before = sandbox.state.social.posts.length
    sandbox.faults.add({ vendor: key, kind: 'cut_after', times: 1, match: key === 'x' ? '/tweets' : key === 'facebook' ? '/feed' : key === 'linkedin' ? '/rest/posts' : '/localPosts' })
    expect(await faultOf(networkFor(key).publish(access, publication(), nothing))).toMatchObject({ uncertain: true })
    expect(sandbox.state.social.posts.length).toBe(before + 1)
    if (key === 'google_business') return
    sandbox.faults.add({ vendor: key, kind: 'status', status: 500, times: null, match: key === 'x' ? '/media/upload' : key === 'facebook' ? '/photos' : '/rest/images' })
    expect(await faultOf(networkFor(key).publish(access, publication({ images: [image('a')] }), nothing))).toMatchObject({ kind: 'retry', uncertain: false })
  }, 30_000)

  it('tells an expired token, a missing right, a limit with its wait, and refused content apart', async () => {
    const { access } = await connect(key)
    const fault = async (more: { status?: number; kind?: 'expired' }) => {
      sandbox.faults.clear()
      sandbox.faults.add({ vendor: key, kind: 'status', times: null, retryAfter: 120, ...more })
      return faultOf(networkFor(key).publish(access, publication(), nothing))
    }
    expect(await fault({ kind: 'expired' })).toMatchObject({ kind: 'human', code: 'DIST_001', uncertain: false })
    expect(await fault({ status: 403 })).toMatchObject({ code: expect.stringMatching(/DIST_00[14]/), uncertain: false })
    const limit = await fault({ status: 429 })
    expect(limit).toMatchObject({ kind: 'retry', code: 'DIST_003', uncertain: false })
    if (key !== 'linkedin') expect(limit.retryAfterSeconds).toBeGreaterThan(110)
    expect(await fault({ status: 400 })).toMatchObject({ code: 'DIST_004', uncertain: false })
  })

  it('has figures that grow, and null where the network tells none', async () => {
    const { access } = await connect(key)
    const { id } = await networkFor(key).publish(access, publication(), nothing)
    sandbox.state.social.find(key, id)!.at -= 48 * 3_600_000
    const later = await networkFor(key).metrics(access, id)
    const [known, unknown] = key === 'google_business' ? (['views', 'likes'] as const) : (['impressions', 'views'] as const)
    expect(later[known]).toBeGreaterThan(0)
    expect(later[unknown]).toBeNull()
  })
})

describe('the bodies of the create calls', () => {
  const wire = { text: 'Open @ 9 (new) #winter', images: [image('a'), image('b')], link: 'https://brightside.example.test/hours', language: 'en' }

  it('are what the networks document', async () => {
    const [{ postBody }, { localPost }] = await Promise.all([import('./linkedin/map'), import('./google_business/map')])
    expect(postBody('urn:li:organization:123', wire, ['urn:li:image:1', 'urn:li:image:2'])).toEqual({
      author: 'urn:li:organization:123', commentary: 'Open \\@ 9 \\(new\\) #winter', visibility: 'PUBLIC',
      distribution: { feedDistribution: 'MAIN_FEED', targetEntities: [], thirdPartyDistributionChannels: [] },
      content: { multiImage: { images: [{ id: 'urn:li:image:1', altText: 'Picture a' }, { id: 'urn:li:image:2', altText: 'Picture b' }] } },
      lifecycleState: 'PUBLISHED', isReshareDisabledByAuthor: false,
    })
    expect(localPost(wire)).toEqual({
      languageCode: 'en', summary: wire.text, topicType: 'STANDARD', callToAction: { actionType: 'LEARN_MORE', url: wire.link },
      media: [{ mediaFormat: 'PHOTO', sourceUrl: 'https://files.example.test/a.jpg' }],
    })
  })

  it('carry the version of the interface, without which the network refuses', async () => {
    const { access } = await connect('linkedin')
    const { LinkedIn } = await import('./linkedin/client')
    const { networkPolicy } = await import('@/src/providers/policies')
    const old = new LinkedIn({ hosts: { pages: `${sandbox.url}/linkedin`, api: `${sandbox.url}/linkedin` }, version: '202511', policy: networkPolicy('linkedin', 'LinkedIn', true) })
    expect(await faultOf(old.publish(access, publication(), nothing))).toMatchObject({ status: 426, kind: 'give_up', message: expect.stringContaining('operator') })
  })
})

describe('a network that answers wrongly', () => {
  const wrong = async (answer: (path: string) => { status?: number; headers?: Record<string, string>; body?: unknown }) => {
    const server = await serve((request, response) => {
      const { status = 200, headers = {}, body = {} } = answer(request.url ?? '')
      response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body))
    })
    const [{ LinkedIn }, { X }, { networkPolicy }] = await Promise.all([import('./linkedin/client'), import('./x/client'), import('@/src/providers/policies')])
    const hosts = { pages: server.origin, api: server.origin }
    return { server, linkedin: new LinkedIn({ hosts, version: '202610', policy: networkPolicy('linkedin', 'LinkedIn', true) }), x: new X({ hosts, policy: networkPolicy('x', 'X', true) }) }
  }
  const access = { account: 'urn:li:organization:1', token: 'a-token-of-ours' }

  it('gets neither token nor picture sent to where it points, when that is not its own', async () => {
    const inside = await serve((_request, response) => void response.end('inside'))
    const { server, linkedin } = await wrong(() => ({ body: { value: { uploadUrl: `${inside.origin}/metadata`, image: 'urn:li:image:1' } } }))
    const fault = await faultOf(linkedin.publish(access, publication({ images: [image('a')] }), nothing))
    expect([fault.uncertain, fault.kind, inside.asked, JSON.stringify(fault)]).toEqual([false, 'give_up', [], expect.not.stringContaining(access.token)])
    await Promise.all([server.close(), inside.close()])
  })

  it('may have made the post: led elsewhere, cut short, answered with anything but the post', async () => {
    const creates = (path: string) => path.startsWith('/2/tweets') || path.startsWith('/rest/posts')
    for (const answer of [{ status: 302, headers: { location: 'http://169.254.169.254/' } }, { status: 303 }, { status: 408 }, { status: 200, body: '<html>' }, { status: 201, body: { data: {} } }, { status: 200, body: 'null' }]) {
      const { server, linkedin, x } = await wrong((path) => (creates(path) ? answer : {}))
      for (const network of [linkedin, x]) {
        const fault = await faultOf(network.publish(access, publication(), nothing))
        // What is no sorted fault at all counts as uncertain too once the create call was made.
        expect([answer, fault.uncertain ?? true]).toEqual([answer, true])
      }
      expect(server.asked.filter(({ url }) => creates(url))).toHaveLength(2)
      await server.close()
    }
  })

  it('is on its own site over https, or at the very origin that is set here', () => {
    const hosts = ['https://www.linkedin.com', 'https://api.linkedin.com']
    for (const own of ['https://www.linkedin.com/dms-uploads/1', 'https://media.linkedin.com/x']) expect([own, isOwnAddress(own, hosts)]).toEqual([own, true])
    for (const other of ['http://www.linkedin.com/x', 'https://linkedin.com.evil.example/x', 'https://evillinkedin.com/x', 'https://www.linkedin.com:8443/x', 'https://a@www.linkedin.com/x', 'https://127.0.0.1/x', 'file:///etc/passwd', 'x']) expect([other, isOwnAddress(other, hosts)]).toEqual([other, false])
    expect([isOwnAddress('http://127.0.0.1:4171/linkedin/1', ['http://127.0.0.1:4171/linkedin']), isOwnAddress('http://127.0.0.1:5432/', ['http://127.0.0.1:4171/linkedin'])]).toEqual([true, false])
  })
})

describe('renewal', () => {
  it('brings a new access everywhere but at the network that has none; a refused one asks for a person', async () => {
    expect(networkFor('facebook').refresh({ application, refresh: 'any' })).toBeNull()
    for (const key of ['linkedin', 'x', 'google_business'] as const) {
      const { tokens } = await connect(key)
      const renewed = await networkFor(key).refresh({ application, refresh: tokens.refresh! })
      expect(renewed!.access).not.toBe(tokens.access)
      expect(await faultOf(networkFor(key).refresh({ application, refresh: 'sbx-refresh.none' })!)).toMatchObject({ kind: 'human', code: 'DIST_001' })
    }
    expect((await connect('linkedin', 'basic-one')).tokens).toMatchObject({ refresh: null, consentEndsAt: expect.any(Number) })
  })

  it('rotates at the network that wants it: the old refresh token is good for nothing afterwards', async () => {
    const { tokens } = await connect('x')
    await networkFor('x').refresh({ application, refresh: tokens.refresh! })
    expect(await faultOf(networkFor('x').refresh({ application, refresh: tokens.refresh! })!)).toMatchObject({ kind: 'human' })
  })

  it('ends when it is withdrawn', async () => {
    const { tokens, accounts } = await connect('facebook', 'leaving')
    await networkFor('facebook').revoke({ application, access: tokens.access, refresh: null })
    expect(await faultOf(networkFor('facebook').findRecent({ account: accounts[0]!.id, token: accounts[0]!.access! }))).toMatchObject({ kind: 'human' })
  })
})
