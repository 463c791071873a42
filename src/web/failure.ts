import type { Payload, PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { fail, isRefusal } from '@/src/errors'
import { withCors } from './cors'
import { refusalPage, wantsPage } from './stages/refusalPage'

type Thrown = Error & { status?: number; data?: { details?: { retryAfter?: number } } }

/** What a thrown value answers: the collection's and the platform's `afterError` hooks give it shape and status, as in Payload. */
export const failureOf = async (thrown: unknown, payload: Payload, given: PayloadRequest | Request, collection?: SanitizedCollectionConfig): Promise<Response> => {
  const error = (thrown instanceof Error ? thrown : new Error(String(thrown))) as Thrown
  const req = Object.assign(given, { payload, context: 'context' in given ? given.context : {} }) as PayloadRequest
  let [body, status]: [object, number] = [{ errors: [{ message: 'Something went wrong.' }] }, error.status ?? 500]
  for (const hook of [...(collection?.hooks.afterError ?? []), ...(payload.config.hooks.afterError ?? [])]) {
    const shaped = await hook({ collection: collection as SanitizedCollectionConfig, context: req.context, error, req, result: body as never })
    body = shaped?.response ?? body
    status = shaped?.status ?? status
  }
  const headers = withCors(new Headers(req.responseHeaders), req)
  const told = (body as { errors?: { data?: { details?: { retryAfter?: number } } }[] }).errors?.[0]?.data
  const wait = error.data?.details?.retryAfter ?? told?.details?.retryAfter
  if (wait && !headers.has('retry-after')) headers.set('retry-after', String(wait))
  if (isRefusal(thrown) && wantsPage(thrown.code, given.headers.get('accept'))) return refusalPage({ message: thrown.message, requestId: (body as { requestId?: string }).requestId ?? '', status }, headers)
  return Response.json(body, { status, headers })
}

/** Makes the refusal of an address at which nothing is served. */
export const nothingHere = (method: string, path: string) => fail('RES_001', { message: `There is nothing to ${method} at ${path}.`, name: 'ROUTE_NOT_FOUND' })
