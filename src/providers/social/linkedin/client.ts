import type { VendorPolicy } from '@/src/engine/http'
import { NetworkCalls } from '../call'
import type { Access, Application, Figures, NetworkAccount, PostedItem, PostImage, Publication, SocialNetwork, Tokens } from '../port'
import { figuresOf, postBody, postUrl, recentOf, sort, tokensOf } from './map'

export type LinkedInOptions = { hosts: Record<string, string>; version: string; policy: VendorPolicy }

const scopes = ['r_organization_social', 'w_organization_social', 'rw_organization_admin']

/** Organisation pages through the versioned Posts and Images interfaces. */
export class LinkedIn implements SocialNetwork {
  readonly revokesAll = false
  private readonly calls: NetworkCalls

  constructor(private readonly options: LinkedInOptions) {
    this.calls = new NetworkCalls(options.policy, sort)
  }

  authorizeUrl({ application, redirectUri, state }: { application: Application; redirectUri: string; state: string; challenge: string }): string {
    const query = new URLSearchParams({ response_type: 'code', client_id: application.clientId, redirect_uri: redirectUri, state, scope: scopes.join(' ') })
    return `${this.options.hosts.pages}/oauth/v2/authorization?${query}`
  }

  exchange({ application, redirectUri, code, signal }: { application: Application; redirectUri: string; code: string; signal?: AbortSignal }): Promise<Tokens> {
    return this.token(application, { grant_type: 'authorization_code', code, redirect_uri: redirectUri }, [code], signal)
  }

  refresh({ application, refresh, signal }: { application: Application; refresh: string; signal?: AbortSignal }): Promise<Tokens> {
    return this.token(application, { grant_type: 'refresh_token', refresh_token: refresh }, [refresh], signal)
  }

  async accounts(token: string, signal?: AbortSignal): Promise<NetworkAccount[]> {
    const { elements = [] } = (await this.get('/rest/organizationAcls', token, { q: 'roleAssignee', role: 'ADMINISTRATOR', state: 'APPROVED' }, signal)) as { elements?: { organization?: string }[] }
    const urns = elements.flatMap(({ organization }) => organization ?? [])
    return Promise.all(urns.map(async (urn) => {
      const { localizedName, vanityName } = (await this.get(`/rest/organizations/${urn.split(':').at(-1)}`, token, {}, signal)) as { localizedName?: string; vanityName?: string }
      return { id: urn, name: localizedName ?? 'Company page', handle: vanityName ?? urn.split(':').at(-1)!, profileUrl: vanityName ? `https://www.linkedin.com/company/${vanityName}` : null, avatar: null }
    }))
  }

  async publish(access: Access, publication: Publication, creating: () => Promise<void>): Promise<PostedItem> {
    const names: string[] = []
    for (const image of publication.images) names.push(await this.calls.before(() => this.upload(access, image)))
    await creating()
    const answer = await this.calls.send({ ...this.call(access.token), method: 'POST', url: `${this.options.hosts.api}/rest/posts`, body: postBody(access.account, publication, names), signal: access.signal })
    const id = answer.headers['x-restli-id']
    if (!id) throw this.calls.fault({ kind: 'retry', uncertain: true })
    return { id, url: postUrl(id), text: publication.text, at: Date.now() }
  }

  async findRecent({ account, token, signal }: Access): Promise<PostedItem[] | null> {
    if (!account.startsWith('urn:li:organization:')) return null
    return recentOf(await this.get('/rest/posts', token, { q: 'author', author: account, count: 20, sortBy: 'LAST_MODIFIED' }, signal, { 'x-restli-method': 'FINDER' }))
  }

  async metrics({ account, token, signal }: Access, postId: string): Promise<Figures> {
    const list = postId.startsWith('urn:li:ugcPost:') ? 'ugcPosts' : 'shares'
    return figuresOf(await this.get('/rest/organizationalEntityShareStatistics', token, { q: 'organizationalEntity', organizationalEntity: account, [list]: `List(${postId})` }, signal))
  }

  // The network has no call for it: a person withdraws in their own settings there.
  async revoke(): Promise<void> {}

  private async upload({ account, token, signal }: Access, image: PostImage): Promise<string> {
    const begun = await this.calls.json({ ...this.call(token), method: 'POST', url: `${this.options.hosts.api}/rest/images`, query: { action: 'initializeUpload' }, body: { initializeUploadRequest: { owner: account } }, repeatable: true, signal })
    const { uploadUrl, image: name } = ((begun as { value?: { uploadUrl?: string; image?: string } }).value ?? {})
    if (!uploadUrl || !name) throw this.calls.fault({})
    await this.calls.send({ method: 'PUT', url: this.calls.lead(uploadUrl, this.options.hosts), headers: { authorization: `Bearer ${token}` }, bytes: { mimeType: image.mimeType, bytes: image.bytes }, secrets: [token], repeatable: true, attemptTimeoutMs: 40_000, signal })
    await this.ready(token, name, signal)
    return name
  }

  private async ready(token: string, name: string, signal?: AbortSignal): Promise<void> {
    const { status } = (await this.get(`/rest/images/${encodeURIComponent(name)}`, token, {}, signal)) as { status?: string }
    if (status === 'PROCESSING_FAILED') throw this.calls.fault({ code: 'DIST_004', message: 'The network could not process an image.' })
    if (status !== 'AVAILABLE') throw this.calls.fault({ kind: 'retry', message: 'The network is still processing an image.' })
  }

  private get(path: string, token: string, query: Record<string, string | number>, signal?: AbortSignal, headers: Record<string, string> = {}): Promise<unknown> {
    const call = this.call(token)
    return this.calls.json({ ...call, headers: { ...call.headers, ...headers }, method: 'GET', url: `${this.options.hosts.api}${path}`, query, signal })
  }

  private call(token: string) {
    return { headers: { authorization: `Bearer ${token}`, 'linkedin-version': this.options.version, 'x-restli-protocol-version': '2.0.0' }, secrets: [token] }
  }

  private async token({ clientId, clientSecret }: Application, grant: Record<string, string>, secrets: string[], signal?: AbortSignal): Promise<Tokens> {
    const tokens = tokensOf(await this.calls.json({ method: 'POST', url: `${this.options.hosts.pages}/oauth/v2/accessToken`, form: { ...grant, client_id: clientId, client_secret: clientSecret }, secrets: [clientSecret, ...secrets], signal }))
    if (!tokens) throw this.calls.fault({})
    return tokens
  }
}
