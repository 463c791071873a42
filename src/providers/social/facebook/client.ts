import { createHmac } from 'node:crypto'
import { isVendorError, type VendorPolicy } from '@/src/engine/http'
import { NetworkCalls } from '../call'
import type { Access, Application, Figures, NetworkAccount, PostedItem, PostImage, Publication, SocialNetwork, Tokens } from '../port'
import { figuresOf, itemOf, pagesOf, postUrl, recentOf, sort } from './map'

export type FacebookOptions = { hosts: Record<string, string>; version: string; policy: VendorPolicy; /** For the proof that calls of the application carry. */ appSecret: string | null }

const scopes = ['pages_show_list', 'pages_manage_posts', 'pages_read_engagement', 'read_insights']
const days = 86_400_000

/** Pages through the Graph interface. Tokens of pages have no end; the consent's data access ends after 90 days. */
export class Facebook implements SocialNetwork {
  readonly revokesAll = true
  private readonly calls: NetworkCalls

  constructor(private readonly options: FacebookOptions) {
    this.calls = new NetworkCalls(options.policy, sort)
  }

  authorizeUrl({ application, redirectUri, state }: { application: Application; redirectUri: string; state: string; challenge: string }): string {
    const query = new URLSearchParams({ client_id: application.clientId, redirect_uri: redirectUri, state, scope: scopes.join(','), response_type: 'code' })
    return `${this.options.hosts.pages}/${this.options.version}/dialog/oauth?${query}`
  }

  async exchange({ application, redirectUri, code, signal }: { application: Application; redirectUri: string; code: string; signal?: AbortSignal }): Promise<Tokens> {
    const { clientId, clientSecret } = application
    const short = await this.tokenBy({ client_id: clientId, client_secret: clientSecret, redirect_uri: redirectUri, code }, [clientSecret, code], signal)
    const { access, seconds } = await this.tokenBy({ grant_type: 'fb_exchange_token', client_id: clientId, client_secret: clientSecret, fb_exchange_token: short.access }, [clientSecret, short.access], signal)
    return { access, accessEndsAt: seconds ? Date.now() + seconds * 1000 : null, refresh: null, consentEndsAt: Date.now() + 90 * days, scopes }
  }

  refresh(): null {
    return null
  }

  async accounts(token: string, signal?: AbortSignal): Promise<NetworkAccount[]> {
    return pagesOf(await this.get('/me/accounts', token, { fields: 'id,name,username,access_token,tasks,picture{url}', limit: 100 }, signal))
  }

  async publish(access: Access, { text, images, link }: Publication, creating: () => Promise<void>): Promise<PostedItem> {
    const ids: string[] = []
    for (const image of images) ids.push(await this.calls.before(() => this.photo(access, image)))
    const attached: Record<string, string> = ids.length ? { attached_media: JSON.stringify(ids.map((media_fbid) => ({ media_fbid }))) } : link ? { link } : {}
    await creating()
    const made = await this.post(access, `/${access.account}/feed`, { message: text, ...attached, fields: 'id,permalink_url' })
    const [item] = itemOf(made as { id?: string })
    if (!item) throw this.calls.fault({ kind: 'retry', uncertain: true })
    return { ...item, url: item.url ?? postUrl(item.id), text }
  }

  async findRecent({ account, token, signal }: Access): Promise<PostedItem[]> {
    return recentOf(await this.get(`/${account}/feed`, token, { fields: 'id,message,created_time,permalink_url', limit: 20 }, signal))
  }

  async metrics({ token, signal }: Access, postId: string): Promise<Figures> {
    const post = await this.get(`/${postId}`, token, { fields: 'shares,likes.summary(true).limit(0),comments.summary(true).limit(0)' }, signal)
    // Insights need a right of their own; without it the counts are still worth having.
    const insights = await this.get(`/${postId}/insights`, token, { metric: 'post_impressions,post_impressions_unique,post_clicks' }, signal).catch((error: unknown) => {
      if (isVendorError(error) && (error.kind === 'give_up' || error.status === 403)) return null
      throw error
    })
    return figuresOf(post, insights)
  }

  async revoke({ access, signal }: { access: string; signal?: AbortSignal }): Promise<void> {
    await this.calls.send({ ...this.call(access), method: 'DELETE', url: this.url('/me/permissions'), signal })
  }

  private async photo({ account, token, signal }: Access, image: PostImage): Promise<string> {
    const form = { published: 'false', ...(image.alt && { alt_text_custom: image.alt }), ...this.proof(token) }
    const made = await this.calls.json({ ...this.call(token), method: 'POST', url: this.url(`/${account}/photos`), form, file: { name: 'source', filename: image.filename, mimeType: image.mimeType, bytes: image.bytes }, repeatable: true, attemptTimeoutMs: 40_000, signal })
    const { id } = made as { id?: string }
    if (!id) throw this.calls.fault({})
    return id
  }

  private post({ token, signal }: Access, path: string, form: Record<string, string>): Promise<unknown> {
    return this.calls.json({ ...this.call(token), method: 'POST', url: this.url(path), form: { ...form, ...this.proof(token) }, signal })
  }

  private get(path: string, token: string, query: Record<string, string | number>, signal?: AbortSignal): Promise<unknown> {
    return this.calls.json({ ...this.call(token), method: 'GET', url: this.url(path), query: { ...query, ...this.proof(token) }, signal })
  }

  private url(path: string): string {
    return `${this.options.hosts.api}/${this.options.version}${path}`
  }

  // In the header: an address ends up in logs.
  private call(token: string) {
    return { headers: { authorization: `Bearer ${token}` }, secrets: [token] }
  }

  private proof(token: string): Record<string, string> {
    return this.options.appSecret ? { appsecret_proof: createHmac('sha256', this.options.appSecret).update(token).digest('hex') } : {}
  }

  private async tokenBy(query: Record<string, string>, secrets: string[], signal?: AbortSignal): Promise<{ access: string; seconds: number | undefined }> {
    const { access_token: access, expires_in: seconds } = (await this.calls.json({ method: 'GET', url: this.url('/oauth/access_token'), query, secrets, repeatable: false, signal })) as { access_token?: string; expires_in?: number }
    if (!access) throw this.calls.fault({})
    return { access, seconds }
  }
}
