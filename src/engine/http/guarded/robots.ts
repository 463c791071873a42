import { guardedFetch } from '@/src/engine/http/guarded/fetch'
import { FetchError } from '@/src/engine/http/guarded/fetchError'
import { robotName } from '@/src/engine/http/guarded/hop'
import { type Robots, robotsRules } from '@/src/engine/http/guarded/robotsRules'

type Rules = (path: string) => boolean

// RFC 9309: no such file means everything is allowed, an unreachable one that nothing is; then the fault itself is told.
const rulesWithout = (error: unknown): Rules => {
  if (!(error instanceof FetchError)) throw error
  const missing = error.reason === 'type' || error.reason === 'redirects' || (error.status !== undefined && error.status < 500)
  if (!missing) throw error
  return () => true
}

const read = async (origin: string, allow: readonly string[]): Promise<Rules> => {
  try {
    const { bytes } = await guardedFetch(`${origin}/robots.txt`, { allow, accept: ['text/plain'], timeoutMs: 5000, maxBytes: 512_000, cut: true })
    return robotsRules(bytes.toString('utf8'), robotName)
  } catch (error) {
    return rulesWithout(error)
  }
}

/** The robots rules of every origin met in one run, each read once (5 s, 500 kB). Throws FetchError when a site cannot be reached. */
export const createRobots = ({ allow = [] }: { allow?: readonly string[] } = {}): Robots => {
  const known = new Map<string, Promise<Rules>>()
  return {
    allows: async (url) => {
      const rules = known.get(url.origin) ?? read(url.origin, allow)
      known.set(url.origin, rules)
      return (await rules)(`${url.pathname}${url.search}`)
    },
  }
}
