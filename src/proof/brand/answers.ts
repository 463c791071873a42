import type { Endpoint } from 'payload'
import { factsOf } from '../world/facts'
import type { Rendered } from './rendered'
import type { Answer, Role, Stage } from './stage'

const whole = ({ headers, body }: Answer): string => `${JSON.stringify(headers)}\n${body}`

type Route = { slug: string; method: string; path: string }

/** Every route there is, Payload's own included. */
const routesOf = ({ app: { payload } }: Stage): Route[] => {
  const of = (slug: string, endpoints: readonly Endpoint[]) => endpoints.map(({ method, path }) => ({ slug, method: method.toUpperCase(), path: `/api${slug && `/${slug}`}${path}` }))
  return [...of('', payload.config.endpoints), ...Object.values(payload.collections).flatMap(({ config }) => of(config.slug, (config.endpoints || []) as Endpoint[]))]
}

/** What every route answers at the agency's host to nobody, its client, its staff: rows where it reads, refusals where it writes. */
export const answers = async (stage: Stage): Promise<Rendered[]> => {
  const facts = await factsOf(stage.app.payload)
  const rendered: Rendered[] = []
  for (const { slug, method, path } of routesOf(stage)) {
    const row = facts.get(slug)?.find(({ agencies, client }) => agencies.includes(stage.agency) && (!client || client === stage.client))
    const at = path.replaceAll(/:(id|\w+Id)\b\??/g, row?.id ?? stage.client).replaceAll(/:\w+\??/g, 'x')
    for (const role of ['nobody', 'client', 'agency_member', 'agency_admin'] as Role[]) {
      // Whoever signs out or in anew would be somebody else afterwards.
      if (method !== 'GET' && (role !== 'client' || /logout|sessions|login|refresh/.test(path))) continue
      const answer = await stage.ask(at, { method, token: role === 'nobody' ? null : stage.people[role].token, ...(method !== 'GET' && { body: '{}' }) })
      rendered.push({ what: `${method} ${path} as ${role}: ${answer.status}`, text: whole(answer) })
    }
  }
  return rendered
}

/** Every code of the registry of errors, and what nobody foresaw, as JSON and to a browser. */
export const refusals = async ({ app: { payload } }: Stage): Promise<Rendered[]> => {
  const [{ failureOf }, { fail }, { registry }] = await Promise.all([import('@/src/web/failure'), import('@/src/errors'), import('@/src/errorCodes')])
  const thrown = [...(Object.keys(registry) as (keyof typeof registry)[]).map((code): [string, Error] => [code, fail(code)]), ['unforeseen', new Error('something of the product')] as [string, Error]]
  return Promise.all(thrown.flatMap(([code, error]) => ['application/json', 'text/html'].map(async (accept) => {
    const response = await failureOf(error, payload, new Request('http://localhost/', { headers: { accept, 'x-request-id': 'a-request' } }))
    return { what: `${code} ${accept} ${response.status}`, text: `${JSON.stringify([...response.headers].filter(([name]) => !name.startsWith('access-control')))}\n${await response.text()}` }
  })))
}

/** Hosts at which nothing is served, what cannot be read, what is too large, and addresses outside the API. */
export const oddities = async (stage: Stage, closed: readonly string[]): Promise<Rendered[]> => {
  const asked: [string, Parameters<Stage['ask']>[1]][] = [
    ...closed.flatMap((at): [string, object][] => ['/', '/api/posts', '/admin'].flatMap((path): [string, object][] => ['text/html', 'application/json'].map((accept): [string, object] => [path, { at, accept }]))),
    ['/api/users/login', { method: 'POST', body: 'no json' }], ['/api/files', { method: 'POST', token: stage.people.agency_admin.token, body: 'x', headers: { 'content-type': 'application/json', 'content-length': '1' } }],
    ['/files/none/none.pdf', {}], ['/health', {}], ['/api/health', {}], ['/%', {}], ['/admin/create-first-user', {}], ['/.well-known/security.txt', {}], ['/api/graphql', { method: 'POST', body: '{"query":"{ __schema { types { name } } }"}' }],
    ['/api/decisions/unknown', { accept: 'text/html' }], ['/api/connections/callback?state=unknown', { accept: 'text/html' }], ['/api/notifications/mail/unknown', { accept: 'text/html' }], ['/ws/?EIO=4&transport=polling', {}],
  ]
  return Promise.all(asked.map(async ([path, more]) => {
    const answer = await stage.ask(path, more)
    return { what: `${path} at ${more?.at ?? 'home'} ${more?.accept ?? ''}: ${answer.status}`, text: whole(answer) }
  }))
}
