import type { Payload } from 'payload'
import type { Effect, Performed, Resolution } from './types'

/** How effects of one kind are delivered; `resolve` asks the vendor about a call that died half-way. */
export type Kind = {
  /** Delivers a reserved effect. Effects of runs are performed by their step and need none. */
  perform?(effect: Effect, tools: { payload: Payload; signal: AbortSignal }): Promise<Performed<unknown>>
  resolve?(effect: Effect, tools: { payload: Payload }): Promise<Resolution>
  /** Deliveries at once in one process (5), attempts before it is given up (8), seconds one may take (90). */
  concurrency?: number
  /** Deliveries at once in one lane, counted over all processes, so that a slow receiver does not hold up the others. */
  perLane?: number
  attempts?: number
  seconds?: number
}

const kinds = new Map<string, Kind>()

/** Says how effects of `kind` are performed and, when a call died half-way, resolved. Throws for a kind defined twice. */
export const defineEffect = (kind: string, definition: Kind): void => {
  if (kinds.has(kind)) throw new Error(`The effect kind ${kind} is defined twice.`)
  kinds.set(kind, definition)
}

/** The definition of a kind, or undefined: what only steps perform needs none. */
export const kindOf = (kind: string): Kind | undefined => kinds.get(kind)

/** The kinds that this process delivers. */
export const deliverable = (): [string, Kind][] => [...kinds].filter(([, kind]) => kind.perform)
