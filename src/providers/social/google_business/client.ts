import type { VendorPolicy } from '@/src/engine/http'
import { NetworkCalls } from '../call'
import type { Access, Application, Figures, NetworkAccount, PostedItem, Publication, SocialNetwork, Tokens } from '../port'
import { figuresOf, itemOf, localPost, recentOf, sort, tokensOf } from './map'

export type GoogleOptions = { hosts: Record<string, string>; policy: VendorPolicy }

const scope = 'https://www.googleapis.com/auth/business.manage'

/** Local posts of a business's locations. An account's id is the path `accounts/1/locations/2`. */
export class GoogleBusiness implements SocialNetwork {
  readonly revokesAll = true
  private readonly calls: NetworkCalls

  constructor(private readonly options: GoogleOptions) {
    this.calls = new NetworkCalls(options.policy, sort)
  }

  authorizeUrl({ application, redirectUri, state, challenge }: { application: Application; redirectUri: string; state: string; challenge: string }): string {
    const query = new URLSearchParams({ response_type: 'code', access_type: 'offline', prompt: 'consent', include_granted_scopes: 'true', client_id: application.clientId, redirect_uri: redirectUri, scope, state, code_challenge: challenge, code_challenge_method: 'S256' })
    return `${this.options.hosts.pages}/o/oauth2/v2/auth?${query}`
  }

  exchange({ application, redirectUri, code, verifier, signal }: { application: Application; redirectUri: string; code: string; verifier: string; signal?: AbortSignal }): Promise<Tokens> {
    return this.token(application, { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier }, null, signal)
  }

  refresh({ application, refresh, signal }: { application: Application; refresh: string; signal?: AbortSignal }): Promise<Tokens> {
    return this.token(application, { grant_type: 'refresh_token', refresh_token: refresh }, refresh, signal)
  }

  async accounts(token: string, signal?: AbortSignal): Promise<NetworkAccount[]> {
    const { accounts = [] } = (await this.get(`${this.options.hosts.accounts}/v1/accounts`, token, { pageSize: 20 }, signal)) as { accounts?: { name?: string }[] }
    const lists = await Promise.all(accounts.flatMap(({ name }) => (name ? [this.locations(token, name, signal)] : [])))
    return lists.flat()
  }

  async publish({ account, token, signal }: Access, publication: Publication, creating: () => Promise<void>): Promise<PostedItem> {
    await creating()
    const made = (await this.calls.json({ ...this.call(token), method: 'POST', url: this.posts(account), body: localPost(publication), signal })) as { name?: string; state?: string }
    if (made.state === 'REJECTED') throw this.calls.fault({ code: 'DIST_004', message: 'The network took the post and then rejected it: its rules do not allow this text or image.', uncertain: false })
    const [item] = itemOf(made)
    if (!item) throw this.calls.fault({ kind: 'retry', uncertain: true })
    return item
  }

  async findRecent({ account, token, signal }: Access): Promise<PostedItem[]> {
    return recentOf(await this.get(this.posts(account), token, { pageSize: 20 }, signal))
  }

  async metrics({ account, token, signal }: Access, postId: string): Promise<Figures> {
    const metricRequests = ['LOCAL_POST_VIEWS_SEARCH', 'LOCAL_POST_ACTIONS_CALL_TO_ACTION'].map((metric) => ({ metric }))
    const timeRange = { startTime: new Date(Date.now() - 90 * 86_400_000).toISOString(), endTime: new Date().toISOString() }
    return figuresOf(await this.calls.json({ ...this.call(token), method: 'POST', url: `${this.posts(account)}:reportInsights`, body: { localPostNames: [postId], basicRequest: { metricRequests, timeRange } }, repeatable: true, signal }))
  }

  async revoke({ access, refresh, signal }: { access: string; refresh: string | null; signal?: AbortSignal }): Promise<void> {
    const token = refresh ?? access
    await this.calls.send({ method: 'POST', url: `${this.options.hosts.token}/revoke`, form: { token }, secrets: [token], signal })
  }

  private async locations(token: string, account: string, signal?: AbortSignal): Promise<NetworkAccount[]> {
    const query = { readMask: 'name,title,storefrontAddress,metadata', pageSize: 100 }
    const { locations = [] } = (await this.get(`${this.options.hosts.locations}/v1/${account}/locations`, token, query, signal)) as { locations?: { name?: string; title?: string; metadata?: { mapsUri?: string; canOperateLocalPost?: boolean } }[] }
    return locations.flatMap(({ name, title, metadata }) =>
      name && metadata?.canOperateLocalPost !== false ? [{ id: `${account}/${name}`, name: title ?? 'Location', handle: title ?? name, profileUrl: metadata?.mapsUri ?? null, avatar: null }] : [])
  }

  private posts(account: string): string {
    return `${this.options.hosts.api}/v4/${account}/localPosts`
  }

  private get(url: string, token: string, query: Record<string, string | number>, signal?: AbortSignal): Promise<unknown> {
    return this.calls.json({ ...this.call(token), method: 'GET', url, query, signal })
  }

  private call(token: string) {
    return { headers: { authorization: `Bearer ${token}` }, secrets: [token] }
  }

  private async token({ clientId, clientSecret }: Application, grant: Record<string, string>, refresh: string | null, signal?: AbortSignal): Promise<Tokens> {
    const secrets = [clientSecret, ...['code', 'code_verifier', 'refresh_token'].flatMap((name) => grant[name] ?? [])]
    const tokens = tokensOf(await this.calls.json({ method: 'POST', url: `${this.options.hosts.token}/token`, form: { ...grant, client_id: clientId, client_secret: clientSecret }, secrets, signal }), refresh)
    if (!tokens) throw this.calls.fault({})
    return tokens
  }
}
