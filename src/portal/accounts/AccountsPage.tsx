import { as } from '@/src/engine/doors'
import { platformRules, platformKeys } from '@/src/domain/social/rules'
import { agentsOf } from '@/src/domain/platform/team/agents'
import { Head } from '../frame/Head'
import type { Inside } from '../here'
import { Accounts, type Owned } from './Accounts'

export type Wish = { connected?: string; choose?: string; connecting?: string; connect_error?: string; link?: string }

type Row = { id: string; platform?: string | null; mode?: string | null; handle?: string | null; displayName?: string | null; avatar?: string | null; profileUrl?: string | null; status?: string | null; expiresAt?: string | null }

/** A client's accounts on the networks: what is connected, whether it works, and the way to connect more. */
export const AccountsPage = async ({ inside: { req, client, brand, reader }, wish }: { inside: Inside; wish: Wish }) => {
  const { docs } = await as(req).find('connections', { where: { and: [{ client: { equals: client.id } }, { kind: { equals: 'social_account' } }] }, sort: 'createdAt', pagination: false })
  const agent = (await agentsOf(req, client.id)).find(({ assigned }) => assigned)?.name ?? brand.name
  const accounts: Owned[] = (docs as unknown as Row[]).map(({ id, platform, mode, handle, displayName, avatar, profileUrl, status, expiresAt }) => ({ id, platform: platform ?? '', mode: mode ?? 'hand', handle: handle ?? '', name: displayName ?? handle ?? '', avatar: avatar ?? null, profileUrl: profileUrl ?? null, status: status ?? null, expiresAt: expiresAt ?? null }))
  const networks = platformKeys.map((key) => ({ key, label: platformRules[key].label, channel: Boolean(platformRules[key].channel) }))
  return (
    <>
      <Head lead={`${agent} plans posts for the accounts that stand here.`} title="Connected accounts" />
      <Accounts accounts={accounts} agent={agent} client={client.id} networks={networks} reader={reader} wish={wish} />
    </>
  )
}
