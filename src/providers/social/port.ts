/** What an access to a network is made of. Times are epoch milliseconds; null: has no end, or there is none. */
export type Tokens = {
  access: string
  accessEndsAt: number | null
  refresh: string | null
  /** When a person has to consent again, whatever is renewed meanwhile. */
  consentEndsAt: number | null
  scopes: string[]
}

/** An account that posts can go to. `access` where the account has a token of its own, as pages do. */
export type NetworkAccount = { id: string; name: string; handle: string; profileUrl: string | null; avatar: string | null; access?: string }

/** A person's access in use: whose account, with which token. */
export type Access = { account: string; token: string; signal?: AbortSignal }

export type PostImage = { bytes: Uint8Array; mimeType: string; filename: string; alt: string; /** Where anybody may fetch it for an hour, for a network that does so itself; null when this installation is not reachable. */ publicUrl: string | null }

export type Publication = { text: string; images: readonly PostImage[]; link: string | null; language: string }

export type PostedItem = { id: string; url: string | null; text: string; at: number | null }

/** Figures as the network has them; null where it tells none. */
export type Figures = { likes: number | null; comments: number | null; shares: number | null; views: number | null; impressions: number | null; reach: number | null; saves: number | null; clicks: number | null }

export type Application = { clientId: string; clientSecret: string }

/** One network behind its own interface. Everything throws VendorError; only `publish` may throw one that is uncertain. */
export interface SocialNetwork {
  /** Where a person consents. `challenge` is the S256 of the verifier that `exchange` is given. */
  authorizeUrl(asked: { application: Application; redirectUri: string; state: string; challenge: string }): string
  exchange(asked: { application: Application; redirectUri: string; code: string; verifier: string; signal?: AbortSignal }): Promise<Tokens>
  /** Null where the network renews nothing. A refused renewal is VendorError `human`. */
  refresh(asked: { application: Application; refresh: string; signal?: AbortSignal }): Promise<Tokens> | null
  accounts(token: string, signal?: AbortSignal): Promise<NetworkAccount[]>
  /**
   * Uploads the images in their order, then calls `creating`, then creates the post once. Faults before that are certain; one of
   * the create call without an answer is `uncertain`.
   */
  publish(access: Access, publication: Publication, creating: () => Promise<void>): Promise<PostedItem>
  /** The account's newest posts, newest first; null when it may not be asked. */
  findRecent(access: Access): Promise<PostedItem[] | null>
  metrics(access: Access, postId: string): Promise<Figures>
  /** Whether withdrawing ends all that a person has let the application reach there, their other accounts included. */
  readonly revokesAll: boolean
  /** Withdraws what can be withdrawn. */
  revoke(asked: { application: Application; access: string; refresh: string | null; signal?: AbortSignal }): Promise<void>
}

export const noFigures: Figures = { likes: null, comments: null, shares: null, views: null, impressions: null, reach: null, saves: null, clicks: null }

/** A whole number of at least zero from what a network sends, numbers as text too; null for anything else. */
export const count = (value: unknown): number | null => {
  const number = typeof value === 'string' && value.trim() ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? Math.round(number) : null
}
