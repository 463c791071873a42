import { addressForLog, isVendorError, jsonRequest, httpRequest, VendorError, type HttpAnswer, type HttpRequest, type VendorPolicy } from '@/src/engine/http'
import type { VendorFault } from '@/src/engine/http/vendorError'

type Sort = NonNullable<HttpRequest['sort']>
type Call = Omit<HttpRequest, 'vendor' | 'sort'>

/** The calls of one network: its limits, its own words sorted, its token kept out of every log. */
export class NetworkCalls {
  constructor(readonly policy: VendorPolicy, private readonly sort: Sort) {}

  /** The answer's JSON. */
  async json(call: Call): Promise<unknown> {
    return (await jsonRequest({ ...call, vendor: this.policy, sort: this.sort })).value
  }

  /** The answer as it came. */
  send(call: Call): Promise<HttpAnswer> {
    return httpRequest({ ...call, vendor: this.policy, sort: this.sort })
  }

  /** A fault whose words are our own. */
  fault(fault: Partial<VendorFault>): VendorError {
    return new VendorError({ kind: 'give_up', code: 'DIST_002', message: `${this.policy.service} sent an answer that could not be read.`, ...fault })
  }

  /** An address out of the network's own answer, to which a token goes along. Throws for one that is not the network's: it may lead anywhere, also inside. */
  lead(given: string, hosts: Record<string, string>): string {
    if (isOwnAddress(given, Object.values(hosts))) return given
    throw this.fault({ message: `${this.policy.service} named an address that is not its own, so nothing was sent there.`, detail: addressForLog(given) })
  }

  /** Something that only prepares a post: what went wrong there, nothing was posted. */
  async before<T>(work: () => Promise<T>): Promise<T> {
    return certain(work)
  }
}

const siteOf = (hostname: string): string => hostname.split('.').slice(-2).join('.')

/** Whether an address is on one of these hosts, or over https on a name of their site; nowhere else and on no port of its own. */
export const isOwnAddress = (given: string, hosts: readonly string[]): boolean => {
  const url = URL.parse(given)
  if (!url || url.username || url.password) return false
  return hosts.map((host) => new URL(host)).some(({ origin, protocol, hostname }) =>
    url.origin === origin || (protocol === 'https:' && url.protocol === 'https:' && !url.port && `.${url.hostname}`.endsWith(`.${siteOf(hostname)}`)))
}

/** The same fault, known to have changed nothing. */
export const certain = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    if (!isVendorError(error) || !error.uncertain) throw error
    const { kind, code, message, retryAfterSeconds, status, requestId, detail } = error
    throw new VendorError({ kind, code, message, retryAfterSeconds, status, requestId, detail, uncertain: false })
  }
}

export const parsed = ({ bytes }: HttpAnswer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}

/** Sentences for people; no network's own words, which name applications and scopes that nobody knows. */
export const sentences = {
  expired: 'The connection to this account is no longer accepted. Connect it again.',
  forbidden: 'This account does not allow the platform to do that. Connect it again with all rights, as somebody who manages it.',
  limited: 'The network’s limit is reached for now. It will be tried again.',
  duplicate: 'The network refused the post because the same text was posted shortly before.',
  refused: 'The network refused this text or image.',
  tooLarge: 'The network refused an image: it is too large or of a kind that it does not take.',
} as const

/** What a fault means for the connection: `human` with DIST_001 is the token. */
export const tokenFault = { kind: 'human', code: 'DIST_001', message: sentences.expired, uncertain: false } as const
export const rightsFault = { kind: 'human', code: 'DIST_001', message: sentences.forbidden, uncertain: false } as const
export const limitFault = (retryAfterSeconds?: number) => ({ kind: 'retry', code: 'DIST_003', message: sentences.limited, retryAfterSeconds, uncertain: false }) as const
export const contentFault = (message: string = sentences.refused) => ({ kind: 'give_up', code: 'DIST_004', message, uncertain: false }) as const
