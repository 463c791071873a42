import { createHash, randomBytes } from 'node:crypto'
import type { Exchange } from '../core/exchange'
import { sendHtml, sendJson } from '../core/exchange'
import { escapeHtml } from '../pages/html'
import type { Consent, Network } from './state'

export const networkNames: Record<Network, string> = { linkedin: 'LinkedIn', facebook: 'Facebook', x: 'X', google_business: 'Google Business Profile' }

const style = 'body{font:16px/1.5 system-ui;max-width:26rem;margin:12vh auto;padding:0 1rem;color-scheme:light dark}main{border:1px solid #8886;border-radius:12px;padding:1.5rem}b{display:inline-block;background:#b45309;color:#fff;border-radius:6px;padding:.1rem .5rem;font-size:.8rem}input,button{font:inherit;padding:.6rem .8rem;border-radius:8px;border:1px solid #8888;width:100%;box-sizing:border-box}button{margin-top:.75rem;cursor:pointer}button.go{background:#1d4ed8;color:#fff;border-color:#1d4ed8}label{display:block;margin:.5rem 0 .25rem}'

const page = (network: Network, hidden: string, suggested: string): string => `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Sample sign-in: ${networkNames[network]}</title><style>${style}</style></head>
<body><main><b>SANDBOX</b><h1>${networkNames[network]}, sample sign-in</h1><p>This stands in for the network's own page. Nothing leaves this machine and nothing is published.</p>
<form method="post">${hidden}<label for="person">Sign in as (letters, digits, hyphens)</label><input id="person" name="person" value="${escapeHtml(suggested)}" pattern="[a-z0-9\\-]{1,40}" required>
<button class="go" name="decision" value="allow">Allow</button><button name="decision" value="deny" formnovalidate>Deny</button></form></main></body></html>`

const asked = ['client_id', 'redirect_uri', 'state', 'scope', 'code_challenge', 'code_challenge_method', 'response_type'] as const

/** The network's page on which a person consents; answers with a redirect that carries code and state. */
export function consent(exchange: Exchange, network: Network): void {
  const { method, url, body, res, state } = exchange
  const given = method === 'POST' ? new URLSearchParams(body) : url.searchParams
  const [clientId, redirectUri, secret] = [given.get('client_id'), given.get('redirect_uri'), given.get('state')]
  if (!clientId || !redirectUri || !secret || !URL.canParse(redirectUri)) return sendJson(res, 400, { error: 'invalid_request', error_description: 'client_id, redirect_uri and state are needed' })
  if (network === 'x' && given.get('code_challenge_method') !== 'S256') return sendJson(res, 400, { error: 'invalid_request', error_description: 'code_challenge_method must be S256' })
  // A demo says whom it suggests; a network would show who is signed in.
  if (method !== 'POST' && !given.get('auto')) {
    const hidden = asked.map((name) => `<input type="hidden" name="${name}" value="${escapeHtml(given.get(name) ?? '')}">`).join('')
    return sendHtml(res, 200, page(network, hidden, given.get('login_hint') ?? 'brightside'))
  }
  const back = new URL(redirectUri)
  back.searchParams.set('state', secret)
  if (given.get('decision') === 'deny') {
    back.searchParams.set('error', 'access_denied')
    back.searchParams.set('error_description', 'The user denied the request')
  } else back.searchParams.set('code', keep(state.social.consents, { network, person: personOf(given), redirectUri, clientId, challenge: given.get('code_challenge'), expiresAt: Date.now() + 60_000 }))
  exchange.summary = 'consent'
  res.writeHead(302, { location: back.href, 'cache-control': 'no-store' }).end()
}

const personOf = (given: URLSearchParams): string => (given.get('person') ?? given.get('auto') ?? 'brightside').toLowerCase().replace(/[^a-z0-9-]/g, '').slice(0, 40) || 'brightside'

const keep = (consents: Map<string, Consent>, consent: Consent): string => {
  const code = randomBytes(18).toString('base64url')
  consents.set(code, consent)
  return code
}

/** Takes a code, once. Null when it is unknown, late, of another address or application, or the verifier does not fit. */
export function redeem({ state }: Exchange, network: Network, given: URLSearchParams, clientId: string | null): Consent | null {
  const code = given.get('code') ?? ''
  const kept = state.social.consents.get(code)
  state.social.consents.delete(code)
  if (!kept || kept.network !== network || kept.expiresAt < Date.now() || kept.redirectUri !== given.get('redirect_uri') || kept.clientId !== clientId) return null
  const proof = createHash('sha256').update(given.get('code_verifier') ?? '').digest('base64url')
  return kept.challenge && kept.challenge !== proof ? null : kept
}
