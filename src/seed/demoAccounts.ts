import type { PayloadRequest, Where } from 'payload'
import { labelOf } from '@/src/domain/social/connections/hand'
import { keepTokens, tokensOf } from '@/src/domain/social/connections/tokens'
import { sqlOf } from '@/src/engine/database'
import { env } from '@/src/env'
import { accountsOf, groupOf, mint } from '@/src/sandbox/social/tokens'
import type { Network } from '@/src/sandbox/social/state'
import { ensure } from './ensure'

const day = 86_400
type Wanted = { client: string; person: string; platform: Network; status?: 'ok' | 'expiring' | 'needs_attention'; daysLeft?: number }

/**
 * The demo clients' accounts: on the sample networks in each state of health, and by hand. Their tokens are good at the local sandbox
 * alone.
 */
export const seedAccounts = async (req: PayloadRequest, clients: { fernhill: string; alder: string; quayside: string }): Promise<void> => {
  await byHand(req, clients.fernhill, 'instagram', 'fernhill.energy', 'https://www.instagram.com/fernhill.energy')
  await byHand(req, clients.alder, 'instagram', 'alderclinics', 'https://www.instagram.com/alderclinics')
  await byHand(req, clients.quayside, 'tiktok', 'quaysideretail', 'https://www.tiktok.com/@quaysideretail')
  // Elsewhere these tokens would open nothing.
  if (env.providersMode !== 'sandbox') return
  const wanted: Wanted[] = [
    { client: clients.fernhill, person: 'fernhill-energy', platform: 'linkedin' },
    { client: clients.fernhill, person: 'fernhill-energy', platform: 'x' },
    { client: clients.fernhill, person: 'fernhill-energy', platform: 'facebook', status: 'expiring', daysLeft: 5 },
    { client: clients.fernhill, person: 'fernhill-energy', platform: 'google_business' },
    { client: clients.alder, person: 'alder-clinics', platform: 'linkedin' },
    { client: clients.alder, person: 'alder-clinics', platform: 'google_business', status: 'needs_attention' },
    { client: clients.quayside, person: 'quayside-retail', platform: 'facebook' },
  ]
  for (const account of wanted) await onSample(req, account)
}

const account = (client: string, platform: string, handle: string): Where => ({ and: [{ client: { equals: client } }, { kind: { equals: 'social_account' } }, { platform: { equals: platform } }, { handle: { equals: handle } }] })

const byHand = (req: PayloadRequest, client: string, platform: string, handle: string, profileUrl: string) =>
  ensure(req, 'connections', account(client, platform, handle), () => ({ client, kind: 'social_account', platform, mode: 'hand', handle, displayName: handle, label: handle, profileUrl, status: 'ok', connectedAt: new Date().toISOString() }))

const idAt: Record<Network, (id: string, person: string) => string> = {
  linkedin: (id) => `urn:li:organization:${id}`, facebook: (id) => id, x: (id) => id, google_business: (id, person) => `accounts/${groupOf(person)}/locations/${id}`,
}
const pageOf: Record<Network, (handle: string) => string> = {
  linkedin: (handle) => `https://www.linkedin.com/company/${handle}`, facebook: (handle) => `https://www.facebook.com/${handle}`, x: (handle) => `https://x.com/${handle}`, google_business: () => 'https://maps.google.com/',
}

const onSample = async (req: PayloadRequest, { client, person, platform, status = 'ok', daysLeft }: Wanted): Promise<void> => {
  const [{ id: external, name, handle }] = accountsOf(platform, person) as [{ id: string; name: string; handle: string }]
  const lastError = status === 'needs_attention' ? 'The connection to this account is no longer accepted. Connect it again.' : null
  const { id } = await ensure(req, 'connections', account(client, platform, handle), () => ({
    client, kind: 'social_account', platform, mode: 'channel', handle, displayName: name, label: labelOf({ displayName: name, handle }), profileUrl: pageOf[platform](handle),
    externalAccountId: idAt[platform](external, person), status, lastError, connectedAt: new Date().toISOString(), lastCheckedAt: new Date().toISOString(),
  }))
  if (await tokensOf(sqlOf(req), id)) return
  const seconds = platform === 'x' || platform === 'google_business' ? 3600 : (daysLeft ?? 60) * day
  const isPage = platform === 'facebook'
  await keepTokens(req, id, {
    access: mint('access', platform, person, isPage ? 3650 * day : seconds), accessEndsAt: isPage ? null : Date.now() + seconds * 1000,
    refresh: isPage ? null : mint('refresh', platform, person, 365 * day), consentEndsAt: isPage ? Date.now() + (daysLeft ?? 90) * day * 1000 : platform === 'linkedin' ? Date.now() + 365 * day * 1000 : null, scopes: [],
  })
}
