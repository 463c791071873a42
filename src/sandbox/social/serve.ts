import type { Exchange } from '../core/exchange'
import { cutConnection } from '../core/exchange'
import type { VendorRoute } from '../core/serve'
import type { Network } from './state'

type Step = (exchange: Exchange, found: string[]) => Promise<void> | void
/** `METHOD` and a pattern of the path; the groups are handed to the step. */
export type Steps = [string, RegExp, Step][]
type Refuse = (exchange: Exchange, status: number, words?: string) => void

/** A network's route: its own pages and calls, its own way to refuse, and the faults that every network has. */
export const networkRoute = (network: Network, steps: Steps, refuse: Refuse): VendorRoute => ({
  vendor: network,
  prefix: `/${network}`,
  fail: (exchange) => refuse(exchange, exchange.fault?.status ?? 500),
  handle: async (exchange) => {
    if (exchange.fault?.kind === 'cut') return cutConnection(exchange)
    for (const [method, pattern, step] of steps) {
      const found = exchange.method === method ? pattern.exec(exchange.path) : null
      if (found) return step(exchange, found.slice(1).map((part) => decodeURIComponent(part ?? '')))
    }
    return refuse(exchange, 404)
  },
})

/** After something was made: the asked-for fault of the answer, else false. */
export const faultAfter = (exchange: Exchange, refuse: Refuse): boolean => {
  const { fault } = exchange
  if (fault?.kind === 'cut_after') cutConnection(exchange)
  else if (fault?.kind === 'status_after') refuse(exchange, fault.status ?? 500)
  else return false
  return true
}

/** Seconds to wait, as a 429 was asked to tell. */
export const waitOf = ({ fault }: Exchange): number => fault?.retryAfter ?? 60

const tenMinutes = 600_000

/** Whether an account has the same words up already, shortly before. */
export const isRepeated = ({ state }: Exchange, network: Network, account: string, text: string): boolean =>
  state.social.posts.some((post) => post.network === network && post.account === account && post.text === text && Date.now() - post.at < tenMinutes)
