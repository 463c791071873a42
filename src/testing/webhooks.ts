import { signatureHeaders } from '@/src/engine/webhooks/signature'
import type { App, Caller } from './app'

export type Made = { id: string; token: string; secret: string }
export type Sent = { status: number; body: { id?: string; status?: string; errors?: { message: string; data: { code: string; name: string } }[] } }

/** Makes an endpoint as an agency's admin does; incoming ones have a token. */
export const makeEndpoint = async (admin: Caller, body: object): Promise<Made> => {
  const made = await admin<{ doc: Made }>('POST', '/api/webhook-endpoints', body)
  if (made.status !== 201) throw new Error(JSON.stringify(made.body))
  return made.body.doc
}

/** Posts raw bytes to the intake. */
export const post = async (app: App, path: string, body: string | Buffer, headers: Record<string, string> = {}): Promise<Sent> => {
  const response = await fetch(`${app.url}/api/webhooks/${path}`, { method: 'POST', body: body as BodyInit, headers: { 'content-type': 'application/json', ...headers } })
  return { status: response.status, body: (await response.json()) as Sent['body'] }
}

type Message = { id?: string; at?: number; body?: string; secret?: string }

/** Sends a signed message to an incoming endpoint. */
export const sendStandard = (app: App, to: Made, { id = `msg_${Math.random()}`, at = Date.now(), body = '{"type":"order.paid"}', secret = to.secret }: Message = {}) =>
  post(app, `standard/${to.token}`, body, signatureHeaders([secret], { id, timestamp: Math.floor(at / 1000), body }))
