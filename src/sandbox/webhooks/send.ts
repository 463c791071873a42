import { createHmac, randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { signatureHeaders } from '@/src/engine/webhooks/signature'
import { parseJson, readBody, sendJson } from '../core/exchange'

const wanted = z.strictObject({
  /** What the message says it is, e.g. sandbox.ping, sandbox.break, order.paid. */
  type: z.string().min(1).max(100).default('sandbox.ping'),
  data: z.unknown().optional(),
  id: z.string().min(1).max(100).optional(),
  /** How often the same message is sent. */
  times: z.number().int().min(1).max(100).default(1),
  /** The address and secret of an agency's incoming endpoint; without them it is the sandbox's own source. */
  token: z.string().max(64).optional(),
  secret: z.string().max(200).optional(),
})

type Wanted = z.output<typeof wanted>

type Ready = { url: string; headers: Record<string, string>; body: string }

const messageOf = async ({ type, data, id = randomUUID(), token, secret }: Wanted): Promise<Ready> => {
  const body = JSON.stringify({ id, type, timestamp: new Date().toISOString(), data: data ?? {} })
  if (!token) {
    const { sandboxSecret } = await import('@/src/engine/webhooks/sandboxSecret')
    const signature = `sha256=${createHmac('sha256', sandboxSecret()).update(body).digest('hex')}`
    return { url: '/api/webhooks/sandbox', headers: { 'x-sandbox-signature': signature }, body }
  }
  return { url: `/api/webhooks/standard/${token}`, headers: signatureHeaders([secret ?? ''], { id, timestamp: Math.floor(Date.now() / 1000), body }), body }
}

/** Sends the product a message as a vendor would; answers with what the product answered. */
export async function sendMessage({ req, res }: { req: IncomingMessage; res: ServerResponse }): Promise<void> {
  const parsed = wanted.safeParse(parseJson(await readBody(req)))
  if (!parsed.success) return sendJson(res, 422, { error: parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ') })
  const { url, headers, body } = await messageOf(parsed.data)
  // Not at the top: tests start the sandbox before they know the environment.
  const { env } = await import('@/src/env')
  const answers = await Promise.all(Array.from({ length: parsed.data.times }, async () => {
    const response = await fetch(`http://127.0.0.1:${env.port}${url}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body })
    return { status: response.status, body: parseJson(await response.text()) }
  }))
  return sendJson(res, 200, { answers })
}
