import { readFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type App } from '@/src/testing/app'
import { buildAgency, buildClient, buildUser } from '@/src/testing/build'
import type * as Secrets from '.'

type Open = { name: string; opens: () => Promise<unknown> }

let app: App
let secrets: typeof Secrets
let rotate: () => Promise<{ resealed: number; lost: number }>
let query: (text: string, values?: unknown[]) => Promise<Record<string, string>[]>
const [first, second] = ['one', 'two_b'].map((id) => `${id}:${randomBytes(32).toString('base64')}`) as [string, string]

beforeAll(async () => {
  app = await startApp()
  secrets = await import('.')
  const [{ rotateKeys }, { poolOf }] = await Promise.all([import('./rotate'), import('@/src/engine/database')])
  query = (text, values) => poolOf(app.payload).query(text, values)
  rotate = () => rotateKeys(poolOf(app.payload))
  secrets.useKeys(first)
})
afterAll(() => app.close())

/** One secret of each kind, made by the code that makes them; answers how each is opened. */
const sealAll = async (): Promise<Open[]> => {
  const [{ systemRequest }, { asSystem }, { keepSecret, secretsOf }, { beginFactor }, { reserveMail }, { poolOf }, { keepTokens, tokensOf }] = await Promise.all([
    import('@/src/engine/database'), import('@/src/engine/doors'), import('@/src/engine/webhooks/secrets'), import('@/src/domain/platform/secondFactor/store'), import('@/src/engine/mail'), import('@/src/engine/database'), import('@/src/domain/social/connections/tokens'),
  ])
  const req: PayloadRequest = await systemRequest(app.payload, 'tests')
  const agency = (await buildAgency(app.payload)).id
  const person = (await buildUser(app.payload, { agency })).id
  const client = (await buildClient(app.payload, { agency })).id
  const connection = String((await asSystem(req, 'tests').create('connections', { agency, kind: 'oauth_app', vendor: 'linkedin', label: 'Ours', accountId: 'client-1', secret: 'sk-1' } as never)).id)
  const account = String((await asSystem(req, 'tests').create('connections', { agency, client, kind: 'social_account', platform: 'linkedin', mode: 'channel', label: 'Page' } as never)).id)
  await keepTokens(req, account, { access: 'token-1', accessEndsAt: null, refresh: null, consentEndsAt: null, scopes: [] })
  const endpoint = String((await asSystem(req, 'tests').create('webhook-endpoints', { agency, direction: 'outgoing', url: 'https://hooks.example.com/a', events: ['document.ready'], description: 'Ours' } as never)).id)
  await keepSecret(req, endpoint, 'whsec_1')
  await beginFactor(req, person, { issuer: 'An agency', label: 'Somebody' })
  await reserveMail(req, { key: 'rotation', message: { to: 'a@b.example', subject: 'Hello' } })
  const sealed = async (sql: string, id: string) => (await query(sql, [id]))[0]!.sealed!
  const mail = (await query(`select id::text from effects where key = 'mail:rotation'`))[0]!.id!
  return [
    { name: 'connection', opens: async () => secrets.open(await sealed('select sealed from sealed_secrets where connection_id = $1', connection), `connections|${connection}`) },
    { name: 'account', opens: () => tokensOf(poolOf(app.payload), account) },
    { name: 'webhook', opens: () => secretsOf(poolOf(app.payload), endpoint) },
    { name: 'second factor', opens: async () => secrets.open(await sealed('select sealed_secret as sealed from second_factors where user_id = $1', person), `second_factors|${person}`) },
    { name: 'mail', opens: async () => secrets.open(await sealed(`select request->>'sealed' as sealed from effects where id = $1`, mail), `effects|${mail}`) },
  ]
}

describe('rotating the keys', () => {
  it('seals everything anew with the first key, so that the one before can go', async () => {
    const kinds = await sealAll()
    secrets.useKeys(`${second},${first}`)
    expect(await rotate()).toMatchObject({ lost: 0 })
    secrets.useKeys(second)
    for (const { name, opens } of kinds) expect([name, await opens()]).not.toEqual([name, undefined])
  })

  it('finds nothing to do the second time, and can be stopped and started again', async () => {
    expect(await rotate()).toEqual({ resealed: 0, lost: 0 })
  })

  it('leaves what no key opens as it is, says so and goes on', async () => {
    secrets.useKeys(first)
    const lostOnes = await rotate()
    expect(lostOnes.lost).toBeGreaterThan(3)
    secrets.useKeys(`${second},${first}`)
    expect((await rotate()).lost).toBe(0)
  })

  it('knows every file of the product that seals', async () => {
    const { sealedColumns } = await import('./registry')
    const known = sealedColumns.flatMap(({ usedIn }) => usedIn)
    const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'src', 'hooks', 'jobs', 'collections', 'access'], { encoding: 'utf8' }).split('\n')
    const sealing = files.filter((file) => /\.tsx?$/.test(file) && !/\.test\.ts$|^src\/(engine\/secrets|testing|proof)\//.test(file) && /\bseal\(/.test(readFileSync(file, 'utf8')))
    expect(sealing.sort()).toEqual([...known].sort())
  })
})

describe('a signature', () => {
  it('holds for its text while its key is in the ring, and for nothing else', () => {
    secrets.useKeys(first)
    const signature = secrets.sign('documents|a|0|1')
    secrets.useKeys(`${second},${first}`)
    expect(secrets.isSigned('documents|a|0|1', signature)).toBe(true)
    for (const [text, key] of [['documents|a|1|1', signature], ['documents|a|0|1', `${signature}x`], ['documents|a|0|1', signature.replace('one', 'two_b')], ['documents|a|0|1', ''], ['documents|a|0|1', 'one.']] as const) expect(secrets.isSigned(text, key)).toBe(false)
    secrets.useKeys(second)
    expect(secrets.isSigned('documents|a|0|1', signature)).toBe(false)
  })
})
