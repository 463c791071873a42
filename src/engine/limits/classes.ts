import { countedAs } from '@/src/engine/address'
import type { RouteClass } from '@/src/engine/endpoint'
import { isSuperAdmin, standingsOf } from '@/src/engine/tenancy/membership'
import { env } from '@/src/env'
import { monthly, type Limit } from './window'

export type KeyLimits = { id: string; agency: string; perMinute: number; perDay: number; perMonth: number }
type Caller = { id: string; apiKey?: KeyLimits | null } | null

const minute = 60
const day = 86_400

/** The limit of everything that comes from one address, whoever signs in there. */
export const limitsOfAddress = (address: string): Limit[] => [{ bucket: `address:${countedAs(address)}`, limit: env.limits.address, seconds: minute }]

/** The limit of what is cheap to answer: a page's own files and the watchers' question. A page has many, so it is a multiple of the usual one. */
export const limitsOfCheap = (address: string): Limit[] => [{ bucket: `cheap:${countedAs(address)}`, limit: env.limits.address * 10, seconds: minute }]

/** The limit of signing in from one address, right or wrong. */
export const limitsOfSignIn = (address: string): Limit[] => [{ bucket: `login:${countedAs(address)}`, limit: env.limits.login, seconds: minute }]

/** The limit of looking at and deciding by links out of mails from one address, right or wrong. */
export const limitsOfLinks = (address: string): Limit[] => [{ bucket: `link:${countedAs(address)}`, limit: env.limits.link, seconds: minute }]

/** The limit of vendors' messages from one address that were refused; what fits is not counted, so that many senders may share an address. */
export const limitsOfIntake = (address: string): Limit[] => [{ bucket: `intake-refused:${countedAs(address)}`, limit: env.limits.intakeRefused, seconds: minute }]

/** The limits that a signed-in person's or key's call counts in: its own, its agency's and that of the route's class. */
export const limitsOfCaller = (caller: Caller, agency: string | null, routeClass: RouteClass): Limit[] => {
  if (!caller) return []
  const who = caller.apiKey ? `key:${caller.apiKey.id}` : `person:${caller.id}`
  return [
    ...(caller.apiKey ? ofKey(who, caller.apiKey) : [{ bucket: who, limit: ofPerson(caller), seconds: minute }]),
    ...ofClass(who, routeClass),
    ...agencyOf(caller, agency).map((id) => ({ bucket: `agency:${id}`, limit: env.limits.agency, seconds: minute })),
  ]
}

/** What all keys of an agency may ask for in this calendar month. */
export const limitOfMonth = (agency: string, perMonth: number, now = Date.now()): Limit => monthly(`keys:${agency}`, perMonth, now)

const ofKey = (who: string, { agency, perMinute, perDay, perMonth }: KeyLimits): Limit[] => [
  { bucket: who, limit: perMinute, seconds: minute },
  { bucket: `${who}:day`, limit: perDay, seconds: day },
  limitOfMonth(agency, perMonth),
]

const outside = new Set(['client', 'talent'])

const ofPerson = (person: unknown): number => {
  const isStaff = isSuperAdmin(person) || standingsOf(person).some(({ role }) => !outside.has(role))
  return isStaff ? env.limits.staff : env.limits.client
}

const ofClass = (who: string, routeClass: RouteClass): Limit[] => {
  if (routeClass === 'default' || routeClass === 'login' || routeClass === 'link') return []
  return [{ bucket: `${routeClass}:${who}`, limit: env.limits[routeClass], seconds: minute }]
}

/** The agency whose host was called, else the caller's; none for the operator. */
const agencyOf = (caller: NonNullable<Caller>, agency: string | null): string[] => {
  const own = caller.apiKey?.agency ?? standingsOf(caller)[0]?.agency
  const counted = caller.apiKey ? own : (agency ?? own)
  return counted && !isSuperAdmin(caller) ? [counted] : []
}
