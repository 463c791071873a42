import type { PillStyle } from '../../status/tone'

export type EndpointRow = {
  id: string
  description?: string | null
  direction: 'outgoing' | 'incoming'
  url?: string | null
  events?: string[] | null
  isActive?: boolean | null
  token?: string | null
  secretHint?: string | null
  failingSince?: string | null
  lastUsedAt?: string | null
  disabledAt?: string | null
  disabledReason?: 'by_hand' | 'gone' | 'only_failures' | null
  createdAt: string
  version?: number
}

/** Sums of one day; the same the endpoint `recent-success` answers with. */
export type Day = { endpoint: string; day: string; delivered: number; failed: number; pending: number }

export type Delivery = {
  id: string
  type: string
  status: 'pending' | 'delivered' | 'failed' | 'skipped'
  body?: unknown
  attempts?: number | null
  responseStatus?: number | null
  responseExcerpt?: string | null
  durationMs?: number | null
  failure?: string | null
  lastAttemptAt?: string | null
  nextAttemptAt?: string | null
  deliveredAt?: string | null
  createdAt: string
}

export const nameOf = ({ description, url }: Pick<EndpointRow, 'description' | 'url'>): string => description || (url && URL.canParse(url) ? new URL(url).host : 'Endpoint')

/** Whether messages arrive there, in one word. */
export const stateOf = ({ isActive, failingSince, lastUsedAt }: EndpointRow): { label: string; pill: PillStyle } => {
  if (isActive === false) return { label: 'Switched off', pill: 'error' }
  if (failingSince) return { label: 'Failing', pill: 'warning' }
  return lastUsedAt ? { label: 'Working', pill: 'success' } : { label: 'On, not used yet', pill: 'light-gray' }
}

const reasons: Record<string, string> = {
  gone: 'The receiver answered that this address is gone for good (status 410), so nothing is sent there any more.',
  only_failures: 'No message had arrived there for five days, so nothing is sent there any more.',
  by_hand: 'Somebody of the agency switched it off.',
}

/** Why an endpoint is off and what to do about it; null for one that is on. */
export const whyOff = ({ isActive, disabledReason }: EndpointRow): string | null =>
  isActive === false ? `${reasons[disabledReason ?? 'by_hand']} ${disabledReason && disabledReason !== 'by_hand' ? 'Once the receiver works, switch it on and send again what was missed.' : 'Switch it on to send again.'}` : null

const states: Record<Delivery['status'], { label: string; pill: PillStyle }> = {
  pending: { label: 'Under way', pill: 'warning' }, delivered: { label: 'Arrived', pill: 'success' }, failed: { label: 'Not arrived', pill: 'error' }, skipped: { label: 'Left out', pill: 'light-gray' },
}
export const deliveryState = ({ status }: Delivery) => states[status]
