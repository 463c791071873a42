import { platformKeys, platformRules, type PlatformKey } from '@/src/domain/social/rules'

export type Account = { id: string; platform: PlatformKey; mode: 'channel' | 'hand'; handle: string | null; displayName: string | null; avatar: string | null; profileUrl: string | null; status: string | null; lastError: string | null; expiresAt: string | null; lastPublishedAt: string | null; quietFrom?: string | null; quietTo?: string | null; quietTimezone?: string | null }

export const networks = platformKeys.map((key) => ({ value: key, label: platformRules[key].label, channel: Boolean(platformRules[key].channel) }))

/** An account in words. */
export const nameOf = ({ handle, displayName, platform }: Account): string => handle || displayName || platformRules[platform].label

/** Where a network sends people back to: this tab of the client. */
export const wayBack = (admin: string, client: string): string => `${admin}/collections/clients/${client}?tab=accounts`
