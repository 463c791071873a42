import type { Entry } from '@/src/domain/platform/audit/page'
import type { AsJson } from '../../api'
import { actions } from './filters'

export type AuditEntry = AsJson<Entry>

export type Verdict = { ok: boolean; events: number; head: { position: number; hash: string } | null; fault: { position: number; kind: string; message: string } | null; verifiedAt: string }

const plain = (text: string): string => text.replaceAll(/[-_.]/g, ' ').replace(/^./, (first) => first.toUpperCase())
const singular: Record<string, string> = { 'api-keys': 'API key', agencies: 'agency', users: 'person', 'social-rules': 'figure of a network', 'webhook-endpoints': 'webhook endpoint', 'webhook-events': 'incoming message', events: 'audit log' }

const deeds: Record<string, string> = {
  domain_start: 'Domain named', domain_verify: 'Domain verified', domain_missing: 'Domain record missing', domain_remove: 'Domain removed', domain_release: 'Domain released', domain_lapsed: 'Domain lapsed', refresh_reused: 'Sign-in ended: its cookie came twice', stop_publishing: 'Publishing stopped', resume_publishing: 'Publishing goes on', replay: 'Replayed', discard: 'Dismissed', received: 'Received',
}

/** What was done, in a few words: “Added: client”. */
export const deedOf = ({ action, resourceType, type }: Pick<AuditEntry, 'action' | 'resourceType' | 'type'>): string => {
  const known = actions.find(({ value }) => value && value === action)?.label ?? deeds[action ?? '']
  const verb = known ?? plain(action ?? type.split('.').at(-1) ?? type)
  if (/^(sign|API key|Domain)/i.test(verb)) return verb
  return `${verb}: ${singular[resourceType] ?? plain(resourceType).toLowerCase().replace(/s$/, '')}`
}

/** Who did it, in words, when no person did. */
export const whoOf = ({ userLabel, apiKey }: Pick<AuditEntry, 'userLabel' | 'apiKey'>): string => userLabel ?? (apiKey ? 'An API key' : 'The platform')

// In this order: many name their relatives too.
const browsers = [[/Edg\//, 'Edge'], [/OPR\//, 'Opera'], [/Firefox\//, 'Firefox'], [/Chrome\//, 'Chrome'], [/Safari\//, 'Safari']] as const
const systems = [[/Windows/, 'Windows'], [/iPhone|iPad/, 'iOS'], [/Android/, 'Android'], [/Mac OS/, 'macOS'], [/Linux/, 'Linux']] as const
const firstIn = (agent: string, known: typeof browsers | typeof systems): string | undefined => known.find(([sign]) => sign.test(agent))?.[1]

/** A browser and system out of what a browser says of itself; the whole text when neither is known. */
export const browserOf = (agent: string): string =>
  [firstIn(agent, browsers), firstIn(agent, systems)].filter(Boolean).join(', ') || agent.slice(0, 60)

const kinds: Record<string, string> = {
  changed: 'the event there was changed', removed: 'the event there is missing', unlinked: 'the event there does not follow from the one before', inserted: 'an event was put in from outside', cut: 'the end of the log was cut off',
}

/** The result of a verification in a sentence. */
export const verdictInWords = ({ ok, events, head, fault }: Verdict, count: (value: number) => string): string => {
  if (!ok && fault) return `The log is broken at position ${count(fault.position)}: ${kinds[fault.kind] ?? fault.message}. Keep the database as it is and tell the operator.`
  return head ? `The log is whole: ${count(events)} events up to position ${count(head.position)}, each as it was written.` : 'The log is whole: nothing is chained yet. New events are chained within moments.'
}
