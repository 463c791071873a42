import { setMaxListeners } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'

export const faultSchema = z.object({
  vendor: z.enum(['anthropic', 'tavily', 'freepik', 'linkedin', 'facebook', 'x', 'google_business', 'pages', 'smtp', 'webhooks']),
  /** Text that the path or the body must hold; without it every call of the vendor is meant. */
  match: z.string().optional(),
  kind: z.enum([
    'latency', 'slow', 'status', 'cut', 'spend_limit', 'refusal', 'bad_schema', 'max_tokens', 'empty', 'overloaded_stream', 'invent', 'inject', 'redirect', 'cut_after', 'status_after', 'expired', 'rejected', 'hidden',
  ]),
  /** How many calls it strikes; null for every call until it is removed. */
  times: z.number().int().positive().nullable().default(1),
  status: z.number().int().min(400).max(599).optional(),
  retryAfter: z.number().nonnegative().optional(),
  ms: z.number().int().nonnegative().optional(),
})

export type FaultRequest = z.input<typeof faultSchema>
export type Fault = z.output<typeof faultSchema> & { id: number; struck: number }

/** What calls are held up by, however many there are. */
const holding = (): AbortController => {
  const controller = new AbortController()
  setMaxListeners(0, controller.signal)
  return controller
}

/** The faults that are waiting for a call. Several may strike one call, e.g. a latency and a status. */
export class Faults {
  private list: Fault[] = []
  private lastId = 0
  private held = holding()

  add(request: z.output<typeof faultSchema>): Fault {
    const fault = { ...request, id: ++this.lastId, struck: 0 }
    this.list.push(fault)
    return fault
  }

  all(): Fault[] {
    return this.list
  }

  /** Removes all of them; calls that are held up by one go on at once. */
  clear(): void {
    this.list = []
    this.held.abort()
    this.held = holding()
  }

  /** Holds a call up for so many milliseconds, or until the faults are removed. */
  async hold(ms: number): Promise<void> {
    await wait(ms, undefined, { signal: this.held.signal }).catch(() => undefined)
  }

  /** Takes the faults meant for this call: at most one latency and one other kind, oldest first. */
  take(vendor: Fault['vendor'], path: string, body: string): Fault[] {
    const meant = this.list.filter(
      (fault) =>
        fault.vendor === vendor &&
        (fault.times === null || fault.struck < fault.times) &&
        (!fault.match || path.includes(fault.match) || body.includes(fault.match)),
    )
    const delay = meant.find((fault) => fault.kind === 'latency')
    const other = meant.find((fault) => fault.kind !== 'latency')
    const taken = [delay, other].filter((fault) => fault !== undefined)
    for (const fault of taken) fault.struck++
    return taken
  }
}
