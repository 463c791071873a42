import type { Db } from '@/src/engine/database'
import type { Owner, WebhookSource } from '../source'

const keptMs = 5_000
const most = 10_000

/** Who owns which address, remembered for five seconds, so that a message costs no question of its own. */
export type Owners = { remembered(source: WebhookSource, token: string | null): Owner | null; read(source: WebhookSource, token: string | null): Promise<Owner | null> }

/** Strangers are not remembered: a list of made-up tokens would push the others out. */
export const knownOwners = (db: Db): Owners => {
  const known = new Map<string, { owner: Owner; until: number }>()
  const keyOf = (source: WebhookSource, token: string | null) => `${source.name} ${token ?? ''}`
  return {
    remembered: (source, token) => {
      const found = known.get(keyOf(source, token))
      return found && found.until > Date.now() ? found.owner : null
    },
    read: async (source, token) => {
      const owner = await source.ownerOf(db, token)
      const key = keyOf(source, token)
      known.delete(key)
      if (owner) known.set(key, { owner, until: Date.now() + keptMs })
      if (known.size > most) known.delete(known.keys().next().value!)
      return owner
    },
  }
}
