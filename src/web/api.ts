import type { IncomingMessage, ServerResponse } from 'node:http'
import { handleEndpoints, type SanitizedConfig } from 'payload'
import { log } from '@/src/log'
import { answer, toRequest } from './bridge'

/** Payload's REST straight from node's server: no page framework stands between a caller and the rows. */
export const restHandler =
  (config: SanitizedConfig) =>
  async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const started = performance.now()
    const request = toRequest(incoming)
    const requestId = request.headers.get('x-request-id')
    try {
      await answer(await handleEndpoints({ config, request }), request, outgoing)
    } catch (error) {
      log.error({ err: error, requestId }, 'request_failed')
      if (!outgoing.headersSent) outgoing.writeHead(500, { 'content-type': 'application/json' })
      outgoing.end()
    }
    const path = incoming.url?.split('?')[0]
    log.info({ requestId, method: incoming.method, path, status: outgoing.statusCode, durationMs: Math.round(performance.now() - started) }, 'request_completed')
  }
