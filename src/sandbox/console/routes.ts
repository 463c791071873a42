import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { parseJson, readBody, sendBytes, sendHtml, sendJson } from '../core/exchange'
import type { Faults } from '../core/faults'
import { faultSchema } from '../core/faults'
import type { Latency } from '../core/serve'
import type { Call, SandboxState } from '../core/state'
import { nameSchema } from '../dns/server'
import { picture } from '../images/picture'
import { sceneOf } from '../images/routes'
import { sendMessage } from '../webhooks/send'
import { setSinkSecret } from '../webhooks/sink'
import { statusPage } from './page'

interface Given {
  req: IncomingMessage
  res: ServerResponse
  url: URL
  state: SandboxState
  faults: Faults
  latency: Latency
}

const latencySchema = z.object({ vendorMs: z.number().int().nonnegative(), pageMs: z.number().int().nonnegative() }).partial()

/** The calls asked for by vendor and by time, and which bodies came more than once. */
function callsOf({ url, state }: Given) {
  const vendor = url.searchParams.get('vendor')
  const since = url.searchParams.get('since')
  const calls = state.calls.filter((call: Call) => (!vendor || call.vendor === vendor) && (!since || (/^\d+$/.test(since) ? call.id > Number(since) : call.at >= since)))
  const repeated = calls.filter(({ times, vendor: of }) => times > 1 && of !== 'pages' && of !== 'webhooks').map(({ id, path, bodyHash, times }) => ({ id, path, bodyHash, times }))
  return { total: calls.length, counts: state.counts, repeated, calls }
}

async function addFault({ req, res, faults }: Given): Promise<void> {
  const parsed = faultSchema.safeParse(parseJson(await readBody(req)))
  if (parsed.success) sendJson(res, 201, faults.add(parsed.data))
  else sendJson(res, 422, { error: parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ') })
}

async function setLatency({ req, res, latency }: Given): Promise<void> {
  const parsed = latencySchema.safeParse(parseJson(await readBody(req)))
  if (parsed.success) sendJson(res, 200, Object.assign(latency, parsed.data))
  else sendJson(res, 422, { error: 'vendorMs and pageMs are whole numbers of milliseconds' })
}

async function setName({ req, res, state }: Given): Promise<void> {
  const parsed = nameSchema.safeParse(parseJson(await readBody(req)))
  if (!parsed.success) return sendJson(res, 422, { error: parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ') })
  if (parsed.data.gone) state.names.delete(parsed.data.name)
  else state.names.set(parsed.data.name, parsed.data)
  return sendJson(res, 200, { names: [...state.names.values()] })
}

const actions: Record<string, (given: Given) => Promise<void> | void> = {
  'GET /': ({ res, state, faults, latency }) => sendHtml(res, 200, statusPage(state, faults, latency)),
  'GET /health': ({ res }) => sendJson(res, 200, { status: 'ok' }),
  'GET /robots.txt': ({ res }) => {
    res.writeHead(200, { 'content-type': 'text/plain' }).end('User-agent: *\nAllow: /pages/\n')
  },
  'GET /_sandbox/calls': (given) => sendJson(given.res, 200, callsOf(given)),
  'GET /_sandbox/mails': ({ res, state }) => sendJson(res, 200, { total: state.mails.length, mails: state.mails }),
  'GET /_sandbox/faults': ({ res, faults }) => sendJson(res, 200, { faults: faults.all() }),
  'POST /_sandbox/faults': addFault,
  'DELETE /_sandbox/faults': ({ res, faults }) => {
    faults.clear()
    sendJson(res, 200, { faults: [] })
  },
  'POST /_sandbox/latency': setLatency,
  'GET /_sandbox/names': ({ res, state }) => sendJson(res, 200, { names: [...state.names.values()] }),
  'POST /_sandbox/names': setName,
  'GET /_sandbox/webhooks': ({ res, state }) => sendJson(res, 200, { total: state.sinkMessages.length, messages: state.sinkMessages }),
  'POST /_sandbox/webhooks/secret': setSinkSecret,
  'POST /_sandbox/webhooks/send': sendMessage,
  'POST /_sandbox/reset': ({ res, state, faults }) => {
    state.reset()
    faults.clear()
    sendJson(res, 200, { status: 'reset' })
  },
}

/** A small version of a downloaded picture; looking at the page is no call of a vendor. */
async function smallImage({ url, res }: Given): Promise<boolean> {
  const id = /^\/_sandbox\/images\/(\d+)\.jpg$/.exec(url.pathname)?.[1]
  if (!id) return false
  const { seed, hue } = sceneOf(Number(id))
  sendBytes(res, 'image/jpeg', await picture(seed, hue, 480))
  return true
}

function mailHtml({ url, res, state }: Given): boolean {
  const id = /^\/_sandbox\/mails\/(\d+)$/.exec(url.pathname)?.[1]
  const mail = id ? state.mails.find((kept) => kept.id === Number(id)) : undefined
  if (!mail) return false
  res.setHeader('content-security-policy', "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:")
  sendHtml(res, 200, mail.html ?? `<pre style="white-space:pre-wrap;font:15px system-ui">${mail.text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</pre>`)
  return true
}

/** Answers the sandbox's own addresses; false when the address is none of them. */
export async function consoleRoutes(given: Given): Promise<boolean> {
  const action = actions[`${given.req.method} ${given.url.pathname}`]
  if (!action) return mailHtml(given) || smallImage(given)
  await action(given)
  return true
}
