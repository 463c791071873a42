import type { AfterErrorHook, AfterErrorResult, PayloadRequest } from 'payload'
import { rowsInReach } from '@/access/accessFor'
import { permissions, type Operation, type Permission } from '@/access/permissions'
import { keyMay } from '@/access/scopes'
import { discardUpload, isStoreFault, notStored } from '@/src/domain/platform/files'
import { nobody } from '@/src/engine/endpoint'
import { requestIdOf } from '@/src/engine/events'
import { AppError, fail } from '@/src/errors'

type Thrown = Error & { status?: number; code?: string; constraint?: string; cause?: Thrown; data?: { errors?: { message: string; path?: string }[] } }
type Entry = { message: string; data: Record<string, unknown> }

const operations: Record<string, Operation> = { get: 'read', post: 'create', patch: 'update', delete: 'delete' }

/** Every refusal in the one shape of the spec (06-platform §17.1), Payload's own included; what nobody foresaw is SYS_001. */
export const answerError: AfterErrorHook = ({ error, req, collection }): AfterErrorResult => {
  const refusal = refusalOf(error as Thrown, req, collection?.slug)
  const requestId = requestIdOf(req)
  if (refusal.status >= 500) req.payload.logger.error({ err: error, requestId, msg: 'request_failed' })
  const entries: Entry[] = fieldFaults(error as Thrown, refusal) ?? [{ message: refusal.message, data: refusal.data as Record<string, unknown> }]
  const errors = entries.map(({ message, data }) => ({ message, data: { ...data, requestId } }))
  return { response: { errors, requestId, timestamp: new Date().toISOString() } as never, status: refusal.status }
}

/** A refused request leaves no bytes of its upload on the disk. */
export const leaveNothing: AfterErrorHook = async ({ req }) => discardUpload(req)

/** What the reader of forms says of those that nobody could read. */
const brokenForm = /^(Malformed (part header|content type)|Unexpected end of (form|file)|Multipart: )/

/** The refusal that a thrown value stands for, whoever threw it. */
export const refusalOf = (error: Thrown, req: PayloadRequest, slug?: string): AppError => {
  if (error instanceof AppError) return error
  const database = error.code ?? error.cause?.code
  if (database === '22P02' && !req.routeParams?.id && req.method === 'GET') return fail('VAL_003', { message: 'A value in the filter has the wrong form.' })
  if (database === '22P02' || error.name === 'NotFound') return fail('RES_001')
  if (database === '22021' || database === '22P05') return fail('VAL_003', { message: 'A text with a zero character cannot be taken.' })
  if (/^22(?!P02)/.test(database ?? '')) return fail('VAL_003', { message: 'A value has the wrong form, or is too large.' })
  if (error.name === 'QueryError') return fail('VAL_001', { field: faultyPath(error), message: `This cannot be asked for: ${faultyPath(error)}.` })
  if (isStoreFault(error)) return notStored()
  const busy = busyRefusal(error, database)
  if (busy) return busy
  if (error.name === 'MissingFile') return fail('VAL_002', { field: 'file', message: 'Attach the file in a form field named “file”.' })
  if (database === '23505') return fail('VAL_004')
  if (database === '23503' && (error.constraint ?? error.cause?.constraint)?.startsWith('wall_')) return fail('RES_001')
  if (error.name === 'ValidationError') return validationRefusal(error)
  if (error.name === 'AuthenticationError') return fail('AUTH_001')
  if (error.name === 'LockedAuth') return fail('AUTH_005')
  if (error.name === 'Forbidden' || error.name === 'UnauthorizedError' || error.status === 401) return forbidden(req, slug)
  if (brokenForm.test(error.message)) return fail('VAL_001', { status: 400, message: 'The form could not be read.' })
  if (error.name === 'SyntaxError' || error.status === 400) return fail('VAL_001', { status: 400, message: 'The request could not be read.' })
  if (error.status === 413) return fail('FILE_001')
  return fail('SYS_001', { message: 'This did not work, and nothing was changed. Try again; if it stays, name the request id.' })
}

const later = { details: { retryAfter: 5 } }
const unreachable = new Set(['53300', '57P01', '57P02', '57P03', '08006', 'ECONNREFUSED', 'ECONNRESET'])

/** What the database did not do in time, or cannot do just now; nothing is wrong with the request itself. */
const busyRefusal = (error: Thrown, database?: string): AppError | null => {
  if (database === '57014') return fail('SYS_002', { ...later, name: 'TOOK_TOO_LONG', message: 'This took too long and was stopped. Narrow what you ask for, or try again in a moment.' })
  if (['55P03', '40P01', '40001'].includes(database ?? '')) return fail('SYS_002', { ...later, name: 'BUSY', message: 'Somebody else is changing this just now. Try again in a moment.' })
  const isFull = /timeout exceeded when trying to connect/.test(`${error.message} ${error.cause?.message ?? ''}`)
  return isFull || unreachable.has(database ?? '') ? fail('SYS_002', later) : null
}

/** A row out of reach is answered like one that does not exist; a missing permission is said as such. */
const forbidden = (req: PayloadRequest, slug?: string): AppError => {
  if (!req.user) return req.context?.enrolling ? nobody(req) : fail('AUTH_003', { message: 'Sign in first.' })
  const permission = slug ? (permissions as Record<string, Permission>)[slug] : undefined
  const operation = operations[req.method?.toLowerCase() ?? 'get'] ?? 'read'
  const reaches = permission && operation !== 'create' && keyMay(req.user, slug!, operation) && rowsInReach(permission, operation, req.user) !== false
  return reaches ? fail('RES_001') : fail('AUTH_004', { details: { requiredPermission: `${slug ?? 'platform'}:${operation}` } })
}

const validationRefusal = (error: Thrown): AppError => {
  const faults = error.data?.errors ?? []
  if (faults.some(({ message }) => /unique/i.test(message))) return fail('VAL_004', { field: faults[0]?.path })
  return fail(faults.every(({ message }) => /required/i.test(message)) ? 'VAL_002' : 'VAL_001', { field: faults[0]?.path })
}

/** What a filter named that is not there; Payload keeps the paths as the error's data. */
const faultyPath = ({ data }: Thrown): string => (Array.isArray(data) ? (data as { path?: string }[]).map(({ path }) => path).join(', ') : 'a field of the filter')

const fieldFaults = (error: Thrown, refusal: AppError): Entry[] | null => {
  const faults = error.name === 'ValidationError' ? (error.data?.errors ?? []) : []
  return faults.length ? faults.map(({ message, path }) => ({ message: `${path ?? 'entry'}: ${message}`, data: { ...(refusal.data as object), field: path } })) : null
}
