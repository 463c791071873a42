import { createHash } from 'node:crypto'
import type { DnsName } from '../dns/server'
import { SocialState } from '../social/state'
import type { SinkMessage } from '../webhooks/sink'

export type Vendor = 'anthropic' | 'tavily' | 'freepik' | 'linkedin' | 'facebook' | 'x' | 'google_business' | 'pages' | 'webhooks'

export interface Call {
  id: number
  at: string
  vendor: Vendor
  method: string
  path: string
  keyHash: string | null
  bodyHash: string
  /** How many calls with the same vendor, path and body came before and including this one. */
  times: number
  summary: string
  status: number
  ms: number
  fault: string | null
}

export interface Mail {
  id: number
  at: string
  from: string
  to: string[]
  subject: string
  text: string
  html: string | null
  attachments: { name: string; bytes: number }[]
}

export interface Download {
  at: string
  id: number
  term: string
}

const KEPT_CALLS = 5000
const KEPT_MAILS = 500
const KEPT_HASHES = 100_000

/** A short, one-way name of a secret or of a body. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)

/** What the sandbox received: the newest 5,000 calls, 500 mails, every download, and counters since the last reset. */
export class SandboxState {
  calls: Call[] = []
  mails: Mail[] = []
  downloads: Download[] = []
  counts: Record<string, number> = {}
  /** Names that the name server knows. */
  names = new Map<string, DnsName>()
  /** Secrets by the name of a sink, and what the sinks received, the newest 500. */
  sinkSecrets = new Map<string, string[]>()
  sinkMessages: SinkMessage[] = []
  /** What the networks hold: consents, media, posts. */
  social = new SocialState()
  startedAt = new Date().toISOString()
  private seen = new Map<string, number>()
  private lastId = 0

  private nextId(): number {
    return ++this.lastId
  }

  /** Counts one body of one path and says how often it has come. */
  timesSeen(vendor: Vendor, path: string, bodyHash: string): number {
    const key = `${vendor} ${path} ${bodyHash}`
    const times = (this.seen.get(key) ?? 0) + 1
    if (this.seen.size >= KEPT_HASHES) this.seen.clear()
    this.seen.set(key, times)
    return times
  }

  addCall(call: Omit<Call, 'id'>): void {
    this.calls.push({ id: this.nextId(), ...call })
    if (this.calls.length > KEPT_CALLS * 1.1) this.calls = this.calls.slice(-KEPT_CALLS)
    this.count(`${call.vendor}:${call.status < 400 ? 'ok' : 'failed'}`)
  }

  addMail(mail: Omit<Mail, 'id'>): void {
    this.mails.push({ id: this.nextId(), ...mail })
    if (this.mails.length > KEPT_MAILS) this.mails.shift()
    this.count('mail:ok')
  }

  addDownload(download: Download): void {
    this.downloads.push(download)
    if (this.downloads.length > KEPT_MAILS) this.downloads.shift()
  }

  private count(name: string): void {
    this.counts[name] = (this.counts[name] ?? 0) + 1
  }

  reset(): void {
    this.calls = []
    this.mails = []
    this.downloads = []
    this.counts = {}
    this.names.clear()
    this.sinkSecrets.clear()
    this.sinkMessages = []
    this.social = new SocialState()
    this.seen.clear()
  }
}
