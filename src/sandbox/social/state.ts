import { createHash } from 'node:crypto'

export type Network = 'linkedin' | 'facebook' | 'x' | 'google_business'

/** A consent that waits for its code to be exchanged. */
export interface Consent {
  network: Network
  person: string
  redirectUri: string
  clientId: string
  challenge: string | null
  expiresAt: number
}

export interface Medium {
  id: string
  network: Network
  owner: string
  bytes: Buffer | null
  type: string
  alt: string
}

/** A post as it stands on a network; `images` in the order in which they are shown. */
export interface Posted {
  id: string
  network: Network
  account: string
  text: string
  link: string | null
  images: { id: string; sha256: string; bytes: number; type: string; alt: string }[]
  at: number
  /** Kept from the account's list, as a network that is behind does. */
  hidden: boolean
  state: 'LIVE' | 'REJECTED'
}

export const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex')

/** A number of a network's kind that is the same for the same words. */
export const numberFor = (words: string, digits = 12): string => String(10n ** BigInt(digits - 1) + (BigInt(`0x${sha256(words).slice(0, 15)}`) % (9n * 10n ** BigInt(digits - 1))))

/** What the networks hold. Tokens describe themselves (`tokens.ts`), so only what was withdrawn is kept of them. */
export class SocialState {
  consents = new Map<string, Consent>()
  media = new Map<string, Medium>()
  posts: Posted[] = []
  revoked = new Set<string>()
  usedRefresh = new Set<string>()
  private last = 0

  nextId(): string {
    return numberFor(`${Date.now()}-${process.pid}-${(this.last += 1)}`, 18)
  }

  imagesOf(ids: readonly string[], alts: readonly (string | undefined)[] = []): Posted['images'] {
    return ids.flatMap((id, at) => {
      const medium = this.media.get(id)
      return medium?.bytes ? [{ id, sha256: sha256(medium.bytes), bytes: medium.bytes.length, type: medium.type, alt: alts[at] ?? medium.alt }] : []
    })
  }

  add(post: Omit<Posted, 'id' | 'at' | 'hidden' | 'state'> & { id?: string; hidden?: boolean; state?: Posted['state'] }): Posted {
    const posted = { id: post.id ?? this.nextId(), at: Date.now(), hidden: false, state: 'LIVE' as const, ...post } as Posted
    this.posts.push(posted)
    return posted
  }

  /** The newest posts of an account first. */
  newest(network: Network, account: string, limit = 20): Posted[] {
    return this.posts.filter((post) => post.network === network && post.account === account && !post.hidden).slice(-limit).reverse()
  }

  find(network: Network, id: string): Posted | undefined {
    return this.posts.find((post) => post.network === network && post.id === id)
  }
}
