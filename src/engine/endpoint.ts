import type { Endpoint, PayloadRequest } from 'payload'
import type { z } from 'zod'
import { fail } from '@/src/errors'
import { requestIdOf } from '@/src/engine/events'
import { onceForKey } from '@/src/engine/idempotency'
import { plainly } from '@/src/engine/plainly'
import { needConfirmed } from '@/src/engine/session/confirm'
import { mayCall, type Who } from '@/src/engine/tenancy/who'

type Answer = { status?: number; body: unknown } | Response
type Called<B> = { req: PayloadRequest; body: B; params: Record<string, string> }

export type RouteClass = 'login' | 'generation' | 'upload' | 'export' | 'search' | 'bulk' | 'link' | 'default'

type Declaration<B> = {
  method: 'get' | 'post' | 'patch' | 'put' | 'delete'
  path: string
  auth: 'person' | 'public'
  /** Who may call at all; which rows they reach is the handler's. */
  who: Who
  /** The class of its limit (src/engine/limits); `default` counts in the caller's own limit alone. */
  limit?: RouteClass
  /** What an API key must be allowed; without it no key may call. */
  scope?: string
  /** Fields of the answer that are secrets: never kept, so a repeat under the same `Idempotency-Key` is answered without them. */
  shownOnce?: readonly string[]
  /** Wants a fresh proof of the person: password or code within ten minutes. */
  stepUp?: true
  /** Also for somebody who has yet to set up the second factor that is asked for; they are `req.user` here. */
  enrolling?: true
  body?: z.ZodType<B>
  handler: (called: Called<B>) => Promise<Answer>
}

/**
 * The one way to add an endpoint: signs who may call, checks the body by its schema (unknown fields are refused),
 * honours `Idempotency-Key` on POST and answers JSON with the request id. Throws AUTH_003, AUTH_004, VAL_001.
 */
export const defineEndpoint = <B = undefined>(declared: Declaration<B>): Endpoint => ({
  method: declared.method,
  path: declared.path,
  custom: { auth: declared.auth, who: [declared.who].flat(), limit: declared.limit ?? 'default', scope: declared.scope, stepUp: declared.stepUp ?? false, body: declared.body },
  handler: async (req) => {
    if (declared.enrolling) req.user ??= (req.context.enrolling ?? null) as PayloadRequest['user']
    if (declared.auth === 'person' && !req.user) throw nobody(req)
    if (!mayCall(declared.who, req.user)) throw fail('AUTH_004', { details: { requiredPermission: [declared.who].flat().join(' or ') } })
    if (declared.stepUp) await needConfirmed(req)
    const body = declared.body ? checked(declared.body, await bodyOf(req)) : (undefined as B)
    const params = (req.routeParams ?? {}) as Record<string, string>
    const answer = () => declared.handler({ req, body, params }).then((given) => toResponse(req, given))
    return declared.method === 'post' ? onceForKey(req, body, answer, declared.shownOnce) : answer()
  },
})

/** The refusal of somebody who is not signed in, or not quite. */
export const nobody = (req: PayloadRequest) =>
  req.context.enrolling ? fail('AUTH_008', { name: 'SECOND_FACTOR_REQUIRED', message: 'Your agency asks for a second factor. Set it up first.', details: { enrol: '/api/users/me/second-factor' } }) : fail('AUTH_003')

/** JSON, or the JSON inside a form as the admin's own forms send it. */
const bodyOf = async (req: PayloadRequest): Promise<unknown> => {
  const isForm = req.headers?.get('content-type')?.startsWith('multipart/')
  const text = isForm ? String((await req.formData!()).get('_payload') ?? '') : ((await req.text?.()) ?? '')
  if (!text.trim()) return {}
  try {
    return JSON.parse(text)
  } catch {
    throw fail('VAL_001', { status: 400, message: 'The body is not valid JSON.' })
  }
}

const checked = <B>(schema: z.ZodType<B>, given: unknown): B => {
  const parsed = schema.safeParse(given, { error: plainly, reportInput: true })
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.map((issue) => ({ field: issue.path.join('.') || 'body', message: issue.message }))
  const first = fields[0]
  const missing = parsed.error.issues[0]?.code === 'invalid_type' && parsed.error.issues[0].input === undefined
  throw fail(missing ? 'VAL_002' : 'VAL_001', { message: first?.message, field: first?.field, details: { fields } })
}

const toResponse = (req: PayloadRequest, answer: Answer): Response => {
  const response = answer instanceof Response ? answer : Response.json(answer.body, { status: answer.status ?? 200 })
  response.headers.set('X-Request-ID', requestIdOf(req))
  return response
}
