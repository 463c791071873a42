import { randomBytes } from 'node:crypto'
import type { Exchange } from '../core/exchange'
import { numberFor, type Network, type SocialState } from './state'

/** Whose a token is; it says so itself, so that one outlives a restart of the sandbox. */
export interface Bearer {
  network: Network
  person: string
  token: string
}

type Kind = 'access' | 'refresh'

/** A sample token: `sbx-<kind>.<network>.<person>.<end in epoch seconds>.<random>`. */
export const mint = (kind: Kind, network: Network, person: string, seconds: number): string =>
  ['sbx-' + kind, network, person, Math.floor(Date.now() / 1000) + seconds, randomBytes(9).toString('base64url')].join('.')

/** Reads a token; null when it is none, of another network or kind, withdrawn, or past its end. */
export const bearerOf = (social: SocialState, kind: Kind, network: Network, token: string | null | undefined): Bearer | null => {
  const [mark, of, person, end] = (token ?? '').split('.')
  const isOurs = mark === `sbx-${kind}` && of === network && person && Number(end) * 1000 > Date.now()
  if (!isOurs || social.revoked.has(token!) || social.revoked.has(`${network}:${person}`)) return null
  return { network, person, token: token! }
}

/** The bearer of a call, by its header or, as one network has it, its query or form. */
export const callerOf = ({ state, headers, url, fault }: Exchange, network: Network, given?: string | null): Bearer | null => {
  if (fault?.kind === 'expired') return null
  const header = headers.authorization?.replace(/^Bearer\s+/i, '')
  return bearerOf(state.social, 'access', network, header ?? given ?? url.searchParams.get('access_token'))
}

export interface Account {
  id: string
  name: string
  handle: string
}

/** A readable form of the name a person signs in with. */
const spoken = (person: string): string => person.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ')

/** The accounts a sample person looks after: the same ones for the same name. */
export const accountsOf = (network: Network, person: string): Account[] => {
  const named = network === 'x' ? [''] : ['', 'Careers']
  return named.map((suffix) => {
    const name = [spoken(person), suffix].filter(Boolean).join(' ')
    return { id: numberFor(`${network}:${person}:${suffix}`, network === 'x' ? 18 : 9), name: `${name} (sample)`, handle: [person, suffix.toLowerCase()].filter(Boolean).join('-') }
  })
}

/** The group under which a business network lists a person's locations. */
export const groupOf = (person: string): string => numberFor(`google:${person}`, 12)
