import type { ServerResponse } from 'node:http'
import type { Payload } from 'payload'
import type { RouteClass } from '@/src/engine/endpoint'
import { checkRefused, countRefused, limiterOf, refuseFull, limitsOfAddress, limitsOfCheap, limitsOfCaller, limitsOfLinks, limitsOfSignIn, type KeyLimits, type Limit, type Verdict } from '@/src/engine/limits'
import { fail, isRefusal } from '@/src/errors'
import { log } from '@/src/log'
import type { Route } from '../routes'

type Source = { address: string; place: { agency: { id: string } | null } | null }
type Caller = { id: string; apiKey?: KeyLimits | null } | null

const usedUp = 'The API keys of this agency have used up the requests of this month.'

/** Counts a request in these limits and tells the caller in the answer's headers. Throws RATE_001. */
const counted = async (payload: Payload, limits: readonly Limit[], outgoing: ServerResponse, mustKnow = false): Promise<void> => {
  const verdict = limits.length ? await limiterOf(payload).take(limits, mustKnow) : null
  if (verdict) tell(outgoing, verdict)
  refuseFull(verdict, verdict?.limit.ends ? usedUp : undefined)
}

/** The nearest limit wins: a later stage replaces what an earlier one told only when fewer calls are left there. */
const tell = (outgoing: ServerResponse, { limit, remaining, reset, retryAfter, refused, quota }: Verdict): void => {
  if (quota !== undefined) outgoing.setHeader('x-quota-remaining', quota)
  const before = outgoing.getHeader('x-ratelimit-remaining')
  if (!refused && before !== undefined && Number(before) <= remaining) return
  const told = { limit: limit.limit, remaining, reset }
  for (const [name, value] of Object.entries(told)) outgoing.setHeader(`x-ratelimit-${name}`, value).setHeader(`ratelimit-${name}`, value)
  if (refused) outgoing.setHeader('retry-after', retryAfter)
}

/** What comes from one address. */
export const limitAddress = (payload: Payload, { address }: Source, outgoing: ServerResponse): Promise<void> => counted(payload, limitsOfAddress(address), outgoing)

/** What is cheap to answer: far above what anybody's browser asks for, and told of only when it is full. */
export const limitCheap = async (payload: Payload, { address }: Source, outgoing: ServerResponse): Promise<void> => {
  const verdict = await limiterOf(payload).take(limitsOfCheap(address))
  if (verdict?.refused) tell(outgoing, verdict)
  refuseFull(verdict)
}

/** What a person or a key asks for, also within its agency and the class of the route; of links out of mails, what comes from the address. */
export const limitCaller = (payload: Payload, caller: Caller, { address, place }: Source, routeClass: RouteClass, outgoing: ServerResponse): Promise<void> =>
  counted(payload, [...limitsOfCaller(caller, place?.agency?.id ?? null, routeClass), ...(routeClass === 'link' ? limitsOfLinks(address) : [])], outgoing)

const wrong = new Set(['AUTH_001', 'AUTH_005', 'AUTH_009'])

/**
 * Signing in: counted for the address, and no answer at all while the counts cannot be known. A right password is
 * taken back, so that a whole office can come in by one address; what is refused counts towards closing the address.
 */
export const limitSignIn = async (payload: Payload, { address }: Source, route: Route, outgoing: ServerResponse, signIn: () => Promise<Response>): Promise<Response> => {
  const limits = limitsOfSignIn(address)
  await mustBeKnown(async () => {
    await checkRefused(payload, address)
    await counted(payload, limits, outgoing, true)
  })
  try {
    const response = await signIn()
    if (response.ok && route.path === '/login') limiterOf(payload).giveBack(limits)
    return response
  } catch (error) {
    const { status, data } = error as { status?: number; data?: { code?: string } }
    if (wrong.has(data?.code ?? '') || (status === 401 && !data?.code)) await countRefused(payload, limiterOf(payload), address)
    throw error
  }
}

const mustBeKnown = (check: () => Promise<void>): Promise<void> =>
  check().catch((error: unknown) => {
    if (isRefusal(error)) throw error
    log.error({ err: error }, 'sign-in is closed while the limits cannot be reached')
    throw fail('SYS_002')
  })

const signingIn = new Set(['/login', '/forgot-password', '/reset-password', '/verify/:id', '/unlock', '/first-register'])

/** The class of a route: what its endpoint says, else by what Payload's own routes do. */
export const classOf = (route: Route | null, contentType: string | null, asked: { method: string; searches: boolean }): RouteClass => {
  if (!route) return 'default'
  if (route.custom?.limit) return route.custom.limit
  if (route.collection?.auth && signingIn.has(route.path)) return 'login'
  if (route.collection && route.path === '/') {
    if (['PATCH', 'DELETE'].includes(asked.method)) return 'bulk'
    if (asked.method === 'GET' && asked.searches) return 'search'
  }
  return route.collection?.upload && contentType?.startsWith('multipart/') ? 'upload' : 'default'
}
