import { createHash } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { onceForKey } from '@/src/engine/idempotency'
import type { Route } from './routes'

/** What an answer may tell once and nobody keeps. */
const unkept = ['key', 'secret', 'token']

/** Payload's own creation of a row honours `Idempotency-Key` as our endpoints do (spec 00-model, "repeats"). Throws RES_003, RES_005. */
export const createdOnce = async (req: PayloadRequest, { path, custom, collection }: Route, answer: () => Promise<Response>): Promise<Response> => {
  const isCreation = req.method === 'POST' && path === '/' && collection && !custom
  return isCreation && req.headers.has('idempotency-key') && req.user ? onceForKey(req, await saidIn(req as unknown as Request), answer, unkept) : answer()
}

/** What a request says; the boundary of a form is another each time, so a form is its parts. */
const saidIn = async (request: Request): Promise<unknown> => {
  const copy = request.clone()
  if (!copy.headers.get('content-type')?.startsWith('multipart/')) return copy.text()
  return Promise.all([...(await copy.formData())].map(async ([name, value]) => [name, typeof value === 'string' ? value : [value.name, createHash('sha256').update(new Uint8Array(await value.arrayBuffer())).digest('hex')]]))
}
