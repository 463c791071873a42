import type { VendorPolicy } from '@/src/engine/http'
import { NetworkCalls } from '../call'
import type { Access, Application, Figures, NetworkAccount, PostedItem, PostImage, Publication, SocialNetwork, Tokens } from '../port'
import { figuresOf, postUrl, recentOf, sort, tokensOf } from './map'

export type XOptions = { hosts: Record<string, string>; policy: VendorPolicy }

const scopes = ['tweet.read', 'tweet.write', 'users.read', 'media.write', 'offline.access']

/** Posts and media through version 2 of the interface. */
export class X implements SocialNetwork {
  readonly revokesAll = false
  private readonly calls: NetworkCalls

  constructor(private readonly options: XOptions) {
    this.calls = new NetworkCalls(options.policy, sort)
  }

  authorizeUrl({ application, redirectUri, state, challenge }: { application: Application; redirectUri: string; state: string; challenge: string }): string {
    const query = new URLSearchParams({ response_type: 'code', client_id: application.clientId, redirect_uri: redirectUri, scope: scopes.join(' '), state, code_challenge: challenge, code_challenge_method: 'S256' })
    return `${this.options.hosts.pages}/i/oauth2/authorize?${query}`
  }

  exchange({ application, redirectUri, code, verifier, signal }: { application: Application; redirectUri: string; code: string; verifier: string; signal?: AbortSignal }): Promise<Tokens> {
    return this.token(application, { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier }, [code, verifier], signal)
  }

  refresh({ application, refresh, signal }: { application: Application; refresh: string; signal?: AbortSignal }): Promise<Tokens> {
    return this.token(application, { grant_type: 'refresh_token', refresh_token: refresh }, [refresh], signal)
  }

  async accounts(token: string, signal?: AbortSignal): Promise<NetworkAccount[]> {
    const { data } = (await this.get('/2/users/me', token, { 'user.fields': 'profile_image_url,username,verified' }, signal)) as { data?: { id?: string; name?: string; username?: string; profile_image_url?: string } }
    if (!data?.id || !data.username) throw this.calls.fault({})
    return [{ id: data.id, name: data.name ?? data.username, handle: data.username, profileUrl: `https://x.com/${data.username}`, avatar: data.profile_image_url ?? null }]
  }

  async publish(access: Access, { text, images }: Publication, creating: () => Promise<void>): Promise<PostedItem> {
    const ids: string[] = []
    for (const image of images) ids.push(await this.calls.before(() => this.upload(access, image)))
    await creating()
    const made = await this.calls.json({ ...this.call(access.token), method: 'POST', url: `${this.options.hosts.api}/2/tweets`, body: { text, ...(ids.length > 0 && { media: { media_ids: ids } }) }, signal: access.signal })
    const { id } = (made as { data?: { id?: string } }).data ?? {}
    if (!id) throw this.calls.fault({ kind: 'retry', uncertain: true })
    return { id, url: postUrl(id), text, at: Date.now() }
  }

  async findRecent({ account, token, signal }: Access): Promise<PostedItem[]> {
    return recentOf(await this.get(`/2/users/${account}/tweets`, token, { max_results: 5, 'tweet.fields': 'created_at' }, signal))
  }

  async metrics({ token, signal }: Access, postId: string): Promise<Figures> {
    return figuresOf(await this.get('/2/tweets', token, { ids: postId, 'tweet.fields': 'public_metrics' }, signal))
  }

  async revoke({ application, access, refresh, signal }: { application: Application; access: string; refresh: string | null; signal?: AbortSignal }): Promise<void> {
    const token = refresh ?? access
    await this.calls.send({ method: 'POST', url: `${this.options.hosts.api}/2/oauth2/revoke`, headers: this.basic(application), form: { token, token_type_hint: refresh ? 'refresh_token' : 'access_token' }, secrets: [token, application.clientSecret], signal })
  }

  private async upload({ token, signal }: Access, image: PostImage): Promise<string> {
    const body = { media: Buffer.from(image.bytes).toString('base64'), media_category: 'tweet_image', media_type: image.mimeType }
    const made = await this.calls.json({ ...this.call(token), method: 'POST', url: `${this.options.hosts.api}/2/media/upload`, body, repeatable: true, attemptTimeoutMs: 40_000, signal })
    const { id } = (made as { data?: { id?: string } }).data ?? {}
    if (!id) throw this.calls.fault({})
    if (image.alt) await this.calls.json({ ...this.call(token), method: 'POST', url: `${this.options.hosts.api}/2/media/metadata`, body: { id, metadata: { alt_text: { text: image.alt.slice(0, 1000) } } }, repeatable: true, signal })
    return id
  }

  private get(path: string, token: string, query: Record<string, string | number>, signal?: AbortSignal): Promise<unknown> {
    return this.calls.json({ ...this.call(token), method: 'GET', url: `${this.options.hosts.api}${path}`, query, signal })
  }

  private call(token: string) {
    return { headers: { authorization: `Bearer ${token}` }, secrets: [token] }
  }

  private basic({ clientId, clientSecret }: Application): Record<string, string> {
    return { authorization: `Basic ${Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64')}` }
  }

  private async token(application: Application, form: Record<string, string>, secrets: string[], signal?: AbortSignal): Promise<Tokens> {
    const tokens = tokensOf(await this.calls.json({ method: 'POST', url: `${this.options.hosts.api}/2/oauth2/token`, headers: this.basic(application), form, secrets: [application.clientSecret, ...secrets], signal }))
    if (!tokens) throw this.calls.fault({})
    return tokens
  }
}
