import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { poolOf } from '@/src/engine/database'
import { consentAt, openAt, openStage, type Stage } from './testing/stage'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, 120_000)
afterEach(() => stage.sandbox.faults.clear())
afterAll(() => stage.close())

const begin = async (platform: string): Promise<string> => {
  const { status, body } = await stage.customer<{ url: string }>('POST', '/api/connections/authorize', { client: stage.client, platform })
  expect([status, body]).toEqual([200, { url: expect.stringContaining('state=') }])
  return body.url
}

/** The whole way of a browser; answers the address it ends at. */
const wander = async (platform: string, person: string, token = stage.token, decision = 'allow'): Promise<URL> => {
  const back = await consentAt(await begin(platform), person, decision)
  const landing = await openAt(stage, back.host, `${back.pathname}${back.search}`)
  expect([landing.status, landing.text]).toEqual([200, expect.stringContaining('landed=1')])
  const { location } = await openAt(stage, back.host, `${back.pathname}${back.search}&landed=1`, token)
  return new URL(location)
}
const accountRow = async (id: string) => (await poolOf(stage.app.payload).query<Record<string, unknown>>('select c.*, s.sealed from connections c left join sealed_secrets s on s.connection_id = c.id where c.id = $1', [id]))[0]!

describe('connecting an account', () => {
  it('ends with the account, its tokens sealed and shown to nobody', async () => {
    const end = await wander('x', 'brightside')
    expect([end.pathname, end.searchParams.get('connected')]).toEqual(['/accounts', expect.any(String)])
    const row = await accountRow(end.searchParams.get('connected')!)
    expect(row).toMatchObject({ kind: 'social_account', platform: 'x', mode: 'channel', status: 'ok', client_id: stage.client, display_name: 'Brightside (sample)', next_refresh_at: expect.any(Date) })
    expect(String(row.sealed)).toMatch(/^v1\./)
    for (const call of [stage.customer, stage.admin, stage.member]) {
      const seen = await call('GET', `/api/connections/${row.id}`)
      expect([seen.status, JSON.stringify(seen.body).includes('sbx-')]).toEqual([200, false])
    }
    const kept = await poolOf(stage.app.payload).query(`select request, response from effects where kind like 'social.%'`)
    expect(JSON.stringify(kept)).not.toMatch(/sbx-|state=(?!STATE)|sealed/)
  })

  it('lets the person choose where there are several, and connects the chosen one once', async () => {
    const end = await wander('facebook', 'brightside')
    const id = end.searchParams.get('choose')!
    const { body } = await stage.customer<{ state: string; accounts: { id: string; name: string }[] }>('GET', `/api/connections/links/${id}`)
    expect([body.state, body.accounts.map(({ name }) => name)]).toEqual(['choose', ['Brightside (sample)', 'Brightside Careers (sample)']])
    expect((await stage.member('GET', `/api/connections/links/${id}`)).status).toBe(404)
    const made = await stage.customer<{ connection: string }>('POST', `/api/connections/links/${id}/choose`, { account: body.accounts[1]!.id })
    expect(await accountRow(made.body.connection)).toMatchObject({ display_name: 'Brightside Careers (sample)', external_account_id: body.accounts[1]!.id })
    expect((await stage.customer('POST', `/api/connections/links/${id}/choose`, { account: body.accounts[0]!.id })).status).toBe(410)
  })

  it('belongs to one client of an agency until it is disconnected there, and of other agencies says nothing', async () => {
    const sql = (text: string, ...values: unknown[]) => poolOf(stage.app.payload).query<{ id: string; client: string; agency: string }>(text, values)
    const first = (await wander('x', 'shared')).searchParams.get('connected')!
    const { external_account_id: account } = await accountRow(first)
    const { buildClient } = await import('@/src/testing/build')
    const [near, far] = [await buildClient(stage.app.payload, { agency: stage.agency }), await buildClient(stage.app.payload)]
    await sql('delete from connections where id = $1', first)
    const insert = `insert into connections (id, agency_id, client_id, kind, platform, mode, label, handle, display_name, status, external_account_id)
      values (gen_random_uuid(), $1, $2, 'social_account', 'x', 'channel', 'shared', 'shared', 'Shared', 'ok', $3) returning id`
    const [[there]] = [await sql(insert, stage.agency, near.id, account), await sql(insert, far.agency, far.id, account)]
    const refused = (await wander('x', 'shared')).searchParams
    expect([refused.get('connect_error'), refused.get('connected')]).toEqual(['other_client', null])
    await sql(`update connections set status = 'revoked' where id = $1`, there!.id)
    expect((await wander('x', 'shared')).searchParams.get('connected')).toEqual(expect.any(String))
  })

  it('takes a way back once, from whoever began it, and a refusal for what it is', async () => {
    const back = await consentAt(await begin('x'), 'other')
    const path = `${back.pathname}${back.search}&landed=1`
    expect((await openAt(stage, back.host, path)).location).toContain('connect_error=signed_out')
    expect((await openAt(stage, back.host, path, stage.token)).location).toContain('connected=')
    expect((await openAt(stage, back.host, path, stage.token)).location).toContain('connect_error=used')
    expect(await openAt(stage, back.host, `${back.pathname}?code=x&state=unknown&landed=1`, stage.token)).toMatchObject({ status: 410, text: expect.stringContaining('Start connecting again') })
    const slow = await consentAt(await begin('x'), 'too-late')
    await poolOf(stage.app.payload).query(`update account_links set expires_at = now() where used_at is null`)
    expect((await openAt(stage, slow.host, `${slow.pathname}${slow.search}&landed=1`, stage.token)).location).toContain('connect_error=gone')
    expect((await wander('linkedin', 'brightside', stage.token, 'deny')).searchParams.get('connect_error')).toBe('denied')
  })

  it('leads from any other host to the one at which it began', async () => {
    const back = await consentAt(await begin('x'), 'brightside')
    const { status, location } = await openAt(stage, 'elsewhere.example.test', `${back.pathname}${back.search}`)
    expect([status, new URL(location).host]).toEqual([303, back.host])
  })

  it('says what is not possible: a network by hand, a foreign client, an address elsewhere', async () => {
    const ask = (body: object) => stage.customer('POST', '/api/connections/authorize', { client: stage.client, ...body })
    expect(await ask({ platform: 'instagram' })).toMatchObject({ status: 409, body: { errors: [{ data: { name: 'NOT_SUPPORTED' } }] } })
    expect((await ask({ client: stage.agency, platform: 'x' })).status).toBe(404)
    expect((await ask({ platform: 'x', returnTo: '//elsewhere.example.test' })).status).toBe(422)
  })

  it('connects an account again in its own row, and no other in its place', async () => {
    const id = (await wander('google_business', 'brightside')).searchParams.get('choose')!
    const { body } = await stage.customer<{ accounts: { id: string }[] }>('GET', `/api/connections/links/${id}`)
    const { connection } = (await stage.customer<{ connection: string }>('POST', `/api/connections/links/${id}/choose`, { account: body.accounts[0]!.id })).body
    await poolOf(stage.app.payload).query(`update connections set status = 'needs_attention' where id = $1`, [connection])
    const again = async (person: string) => {
      const { body: asked } = await stage.customer<{ url: string }>('POST', `/api/connections/${connection}/reconnect`, {})
      const back = await consentAt(asked.url, person)
      return new URL((await openAt(stage, back.host, `${back.pathname}${back.search}&landed=1`, stage.token)).location).searchParams
    }
    expect((await again('somebody-else')).get('connect_error')).toBe('other_account')
    expect((await again('brightside')).get('connected')).toBe(connection)
    expect(await accountRow(connection)).toMatchObject({ status: 'ok', last_error: null })
  })
})

describe('tokens', () => {
  it('are renewed before they end, one renewal at a time; a refused one is told once', async () => {
    const { refreshSocialTokens, accessFor } = await import('./refresh')
    const connection = (await wander('x', 'renewing')).searchParams.get('connected')!
    const access = await accessFor(stage.app.payload, connection)
    // Both are held at the account's row, so that neither begins once the other has ended.
    const holder = await (stage.app.payload.db as unknown as PostgresAdapter).pool.connect()
    await holder.query('begin')
    await holder.query('select 1 from connections where id = $1 for update', [connection])
    const asked = Promise.all([accessFor(stage.app.payload, connection, { force: true }), accessFor(stage.app.payload, connection, { force: true })])
    const waiting = `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    await expect.poll(async () => (await poolOf(stage.app.payload).query<{ n: number }>(waiting))[0]!.n).toBe(2)
    await holder.query('commit')
    holder.release()
    const both = await asked
    expect([both[0] === both[1], both[0] === access]).toEqual([true, false])
    stage.sandbox.state.social.revoked.add('x:renewing')
    await poolOf(stage.app.payload).query(`update connections set next_refresh_at = now() - interval '1 hour' where id = $1`, [connection])
    expect(await refreshSocialTokens(stage.app.payload)).toMatchObject({ refused: 1 })
    expect(await accountRow(connection)).toMatchObject({ status: 'needs_attention', last_error: expect.stringContaining('Connect it again') })
    expect(await refreshSocialTokens(stage.app.payload)).toMatchObject({ refused: 0 })
    const { body } = await stage.customer<{ docs: { type: string }[] }>('GET', '/api/notifications')
    expect(body.docs.filter(({ type }) => type === 'account.broken')).toHaveLength(1)
  })

  it('that end within a week are told beforehand', async () => {
    const { refreshSocialTokens } = await import('./refresh')
    const connection = (await wander('x', 'ending')).searchParams.get('connected')!
    await poolOf(stage.app.payload).query(`update connections set expires_at = now() + interval '3 days' where id = $1`, [connection])
    expect(await refreshSocialTokens(stage.app.payload)).toMatchObject({ expiring: 1, ended: 0 })
    expect(await accountRow(connection)).toMatchObject({ status: 'expiring' })
  })
})

describe('leaving', () => {
  it('withdraws the consent and takes the account away, or keeps it as revoked where posts name it', async () => {
    const connection = (await wander('x', 'leaving')).searchParams.get('connected')!
    expect((await stage.customer('DELETE', `/api/connections/${connection}`)).status).toBe(200)
    expect(await accountRow(connection)).toBeUndefined()
    const [effect] = await poolOf(stage.app.payload).query<{ key: string }>(`select key from effects where kind = 'social.revoke'`)
    const { awaitEffect } = await import('@/src/engine/effects')
    const { systemRequest } = await import('@/src/engine/database')
    expect(await awaitEffect(await systemRequest(stage.app.payload, 'tests'), effect!.key, { seconds: 60 })).toMatchObject({ state: 'done' })
    const kept = (await wander('x', 'keeping')).searchParams.get('connected')!
    await stage.admin('POST', '/api/posts', { client: stage.client, connection: kept, title: 'Planned' })
    expect((await stage.customer('DELETE', `/api/connections/${kept}`)).status).toBe(200)
    expect(await accountRow(kept)).toMatchObject({ status: 'revoked', sealed: null })
  })

  it('leaves a person’s consent alone while another account may rest on it', async () => {
    const withdrawn = () => stage.sandbox.state.social.revoked.has('facebook:several')
    const connect = async (at: number) => {
      const id = (await wander('facebook', 'several')).searchParams.get('choose')!
      const { body } = await stage.customer<{ accounts: { id: string }[] }>('GET', `/api/connections/links/${id}`)
      return (await stage.customer<{ connection: string }>('POST', `/api/connections/links/${id}/choose`, { account: body.accounts[at]!.id })).body.connection
    }
    const leave = async (connection: string) => {
      await stage.customer('DELETE', `/api/connections/${connection}`)
      const { awaitEffect } = await import('@/src/engine/effects')
      const { systemRequest } = await import('@/src/engine/database')
      const [effect] = await poolOf(stage.app.payload).query<{ key: string }>(`select key from effects where kind = 'social.revoke' and key like $1`, [`connection:${connection}:%`])
      expect(await awaitEffect(await systemRequest(stage.app.payload, 'tests'), effect!.key, { seconds: 60 })).toMatchObject({ state: 'done' })
    }
    await poolOf(stage.app.payload).query(`delete from connections where platform = 'facebook'`)
    const [first, second] = [await connect(0), await connect(1)]
    await leave(first)
    expect([withdrawn(), (await accountRow(second)).status]).toEqual([false, 'ok'])
    await leave(second)
    expect(withdrawn()).toBe(true)
  })
})
