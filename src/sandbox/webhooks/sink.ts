import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { isSignedStandard } from '@/src/engine/webhooks/signature'
import type { Exchange } from '../core/exchange'
import { cutConnection, parseJson, readBody, sendJson } from '../core/exchange'
import type { VendorRoute } from '../core/serve'
import type { SandboxState } from '../core/state'

const kept = 500

/** A message that a sink received; `verified` is null when the sink was told no secret. */
export interface SinkMessage {
  at: string
  sink: string
  id: string
  verified: boolean | null
  /** How many of the sink's secrets signed it: two during a rotation. */
  signatures: number
  /** How often this id has come, this time included. */
  times: number
  body: unknown
}

function keep({ state, path, headers, body }: Exchange): SinkMessage {
  const sink = path.slice(1).split('/')[0] ?? ''
  const secrets = state.sinkSecrets.get(sink) ?? []
  const header = (name: string) => String(headers[name] ?? '')
  const good = secrets.filter((secret) => isSignedStandard([secret], header, Buffer.from(body, 'utf8'))).length
  const id = header('webhook-id')
  const times = state.sinkMessages.filter((message) => message.id === id).length + 1
  const message = { at: new Date().toISOString(), sink, id, verified: secrets.length ? good > 0 : null, signatures: good, times, body: parseJson(body) }
  state.sinkMessages.push(message)
  if (state.sinkMessages.length > kept) state.sinkMessages.shift()
  return message
}

const words = ({ verified, body }: SinkMessage): string => {
  const signature = verified === null ? 'no secret known' : verified ? 'signature good' : 'signature WRONG'
  return `${String((body as { type?: unknown } | undefined)?.type ?? 'message')}, ${signature}`
}

/** Takes what is sent, answers 200, or as the fault asks: any status with Retry-After, a redirect, a cut. */
export const sinkRoute: VendorRoute = {
  vendor: 'webhooks',
  prefix: '/webhooks',
  handle: (exchange) => {
    const { res, fault } = exchange
    if (exchange.method !== 'POST') return sendJson(res, 405, { error: 'Messages are posted here' })
    exchange.summary = words(keep(exchange))
    if (fault?.kind === 'cut') return cutConnection(exchange)
    if (fault?.kind === 'redirect') return void res.writeHead(302, { location: `${exchange.url.origin}/webhooks/elsewhere` }).end()
    return sendJson(res, 200, { received: true })
  },
  fail: (exchange) => {
    exchange.summary = words(keep(exchange))
    const { fault, res } = exchange
    sendJson(res, fault?.status ?? 500, { error: 'The sandbox was asked to fail' }, fault?.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) })
  },
}

const secretSchema = z.strictObject({ sink: z.string().regex(/^[\w-]{1,50}$/), secrets: z.array(z.string().max(200)).min(1).max(5) })

/** Tells a sink the secrets by which it judges signatures. */
export async function setSinkSecret({ req, res, state }: { req: IncomingMessage; res: ServerResponse; state: SandboxState }): Promise<void> {
  const parsed = secretSchema.safeParse(parseJson(await readBody(req)))
  if (!parsed.success) return sendJson(res, 422, { error: 'sink is a name, secrets a list of one to five' })
  state.sinkSecrets.set(parsed.data.sink, parsed.data.secrets)
  return sendJson(res, 200, { sink: parsed.data.sink, secrets: parsed.data.secrets.length })
}
