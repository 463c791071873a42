import type { PayloadRequest } from 'payload'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { awaitEffect, reserveEffect } from '@/src/engine/effects'
import { seal } from '@/src/engine/secrets'
import { isOwn, linkOfState, type Link } from './link'

/** The kind of effect that exchanges a code for tokens: `{ link, sealed }`. */
export const connectKind = 'social.connect'

const noStore = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' }
const redirect = (location: string): Response => new Response(null, { status: 303, headers: { ...noStore, location } })

// A browser that comes from another site shows no session; from a page of our own it does.
const landing = (address: string): Response =>
  new Response(`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="refresh" content="0;url=${address.replaceAll('&', '&amp;').replaceAll('"', '%22')}"><title>Connecting…</title></head><body><p role="status" style="font:16px system-ui;margin:20vh auto;max-width:20rem;text-align:center">Connecting the account…</p></body></html>`,
    { headers: { ...noStore, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" } })

// Whoever comes with a state that was never given out has no way back that could be trusted.
const nowhere = (): Response =>
  new Response('<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>Start connecting again</title></head><body><main style="font:16px/1.5 system-ui;margin:20vh auto;max-width:24rem;padding:0 1rem"><h1 style="font-size:1.25rem">Start connecting again</h1><p>This way back from the network is not known here, or it ended long ago. Nothing was connected. Go back to your accounts and connect once more.</p></main></body></html>',
    { status: 410, headers: { ...noStore, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" } })

const backWith = ({ returnTo }: Link, more: Record<string, string>): Response => {
  const url = new URL(returnTo)
  for (const [name, value] of Object.entries(more)) url.searchParams.set(name, value)
  return redirect(url.href)
}

const useSql = 'update account_links set used_at = now(), error = $2 where id = $1 and used_at is null and expires_at > now() returning id'

/**
 * Where a network sends the person back to. Makes no call itself: a worker exchanges the code while the person waits. Leads on
 * with `connected`, `choose` (several accounts), `connecting` (still under way) or `connect_error`; a state that nobody knows leads nowhere.
 */
export const arrive = async (req: PayloadRequest): Promise<Response> => {
  const given = req.searchParams ?? new URLSearchParams()
  const link = await linkOfState(req, given.get('state') ?? '')
  if (!link) return nowhere()
  if (link.isUsed || link.isLate) return backWith(link, { connect_error: link.isUsed ? 'used' : 'gone' })
  const query = new URLSearchParams([...given].filter(([name]) => ['state', 'code', 'error'].includes(name)))
  const here = new URL(link.returnTo)
  if (hostOf(req) !== here.host) return redirect(`${here.origin}/api/connections/callback?${query}`)
  if (!given.has('landed')) return landing(`/api/connections/callback?${query}&landed=1`)
  if (!isOwn(link, req)) return backWith(link, { connect_error: req.user ? 'other_person' : 'signed_out' })
  const code = given.get('code')
  const key = `account-link:${link.id}:connect`
  const isFirst = await inTransaction(req, async () => {
    if ((await sqlOf(req).query(useSql, [link.id, code ? null : 'denied'])).length === 0) return false
    if (code) await reserveEffect(req, { key, kind: connectKind, agency: link.agency, client: link.client, request: { link: link.id, sealed: seal(code, key) } })
    return true
  })
  if (!isFirst) return backWith(link, { connect_error: 'used' })
  if (!code) return backWith(link, { connect_error: 'denied' })
  const { state, response } = await awaitEffect<{ connection?: string; choose?: boolean; error?: string }>(req, key, { seconds: 20 })
  if (state === 'done' && response?.connection) return backWith(link, { connected: response.connection })
  if (state === 'done' && response?.choose) return backWith(link, { choose: link.id })
  return backWith(link, ['reserved', 'sending'].includes(state) ? { connecting: link.id } : { connect_error: response?.error ?? 'failed', link: link.id })
}

const hostOf = (req: PayloadRequest): string => (req.headers.get('x-caller-host') ?? req.headers.get('host') ?? '').toLowerCase()
