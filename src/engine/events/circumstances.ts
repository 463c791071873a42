import type { PayloadRequest } from 'payload'
import { systemReason } from '@/src/engine/doors'
import { isUuid, uuidv7 } from '@/src/engine/ids'

type Principal = { id?: unknown; email?: string | null; apiKey?: { id?: unknown } | null } | null | undefined

/** Who acts in a request, for whom, from where and by which way; read from the request, never from what it brings along. */
export const circumstancesOf = (req: PayloadRequest) => {
  const person = req.user as Principal
  return {
    actor: isUuid(person?.id) ? String(person?.id) : null,
    actorLabel: person?.email ?? systemReason() ?? words(req.context.systemReason, 255) ?? 'system',
    apiKey: words(person?.apiKey?.id, 64),
    onBehalfOf: words(req.context.onBehalfOf, 36),
    address: words(req.context.address, 45),
    userAgent: words(req.context.userAgent ?? req.headers?.get('user-agent'), 500),
    source: sourceOf(req, person),
    requestId: requestIdOf(req),
  }
}

const sourceOf = (req: PayloadRequest, person: Principal): string => {
  if (person?.apiKey) return 'api'
  if (!person) return req.context.systemReason || systemReason() ? 'job' : 'ui'
  return req.headers?.get('authorization') ? 'api' : 'ui'
}

const words = (value: unknown, limit: number): string | null => (typeof value === 'string' && value ? value.slice(0, limit) : null)

/** The id this request carries through answers, logs, events and outgoing calls. */
export const requestIdOf = (req: PayloadRequest): string => {
  const known = req.context.requestId ?? req.headers?.get('x-request-id')
  req.context.requestId = typeof known === 'string' && /^[\w-]{8,64}$/.test(known) ? known : uuidv7()
  return req.context.requestId as string
}
