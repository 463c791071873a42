'use client'

import { resumed } from './session/renew'

type FieldFault = { field: string; message: string }
type Told = { message?: string; data?: { code?: string; name?: string; field?: string; requestId?: string; details?: { fields?: FieldFault[] } & Record<string, unknown> } }

/** A call that the server refused or that did not arrive: its sentence, code, HTTP status (0 = no answer), the fields it names, and the word for the case (`reason`). */
export class CallFailed extends Error {
  constructor(
    message: string,
    readonly status: number,
    readonly code: string | null = null,
    readonly requestId: string | null = null,
    readonly fields: FieldFault[] = [],
    readonly details: Record<string, unknown> = {},
    readonly reason: string | null = null,
  ) {
    super(message)
    this.name = 'CallFailed'
  }
}

type Options = { method?: string; body?: unknown; headers?: Record<string, string>; signal?: AbortSignal; patienceMs?: number }

const send = ({ path, method = 'GET', body, headers, signal, patienceMs = 30_000 }: Options & { path: string }): Promise<Response> => {
  const signals = [AbortSignal.timeout(patienceMs), ...(signal ? [signal] : [])]
  return fetch(`/api${path}`, {
    method,
    credentials: 'include',
    headers: { ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }), ...headers },
    body: body === undefined || body instanceof FormData ? body : JSON.stringify(body),
    signal: AbortSignal.any(signals),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error
    throw new CallFailed('The server does not answer. Check the connection and try again.', 0)
  })
}

// Calls whose refusal says something else than that nobody is signed in any more.
const own = /^\/users\/(login|logout|refresh-token|me\/confirm)$/

/** Calls the product's API with the person's session, which is gone on with where it can be. Answers the JSON body; throws CallFailed after `patienceMs` (30 s) or for any refusal. */
export const call = async <T>(path: string, options: Options = {}): Promise<T> => {
  let response = await send({ ...options, path })
  if (response.status === 401 && !own.test(path) && (await resumed())) response = await send({ ...options, path })
  const text = await response.text()
  const answer = parsed(text)
  if (response.ok) return answer as T
  throw refusalOf(response, answer)
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const refusalOf = (response: Response, answer: unknown): CallFailed => {
  const told = ((answer as { errors?: Told[] } | null)?.errors ?? [])[0]
  const data = told?.data ?? {}
  const message = told?.message ?? `The server answered ${response.status}.`
  const named = data.details?.fields ?? (data.field ? [{ field: data.field, message }] : [])
  return new CallFailed(message, response.status, data.code ?? null, data.requestId ?? response.headers.get('x-request-id'), named, data.details ?? {}, data.name ?? null)
}

/** The sentence a person reads for whatever was thrown, with the number to quote when there is one. */
export const sentenceOf = (thrown: unknown): string => {
  if (!(thrown instanceof CallFailed)) return 'This did not work. Try again.'
  const reference = [thrown.code, thrown.requestId].filter(Boolean).join(' · ')
  return thrown.status >= 500 && reference ? `${thrown.message} (${reference})` : thrown.message
}

/** True when the server says that nobody is signed in any more. */
export const isSignedOut = (thrown: unknown): boolean => thrown instanceof CallFailed && thrown.status === 401

/** A row as an answer carries it: JSON has no dates, they come as text. */
export type AsJson<T> = { [K in keyof T]: T[K] extends Date | null ? (null extends T[K] ? string | null : string) : T[K] }
