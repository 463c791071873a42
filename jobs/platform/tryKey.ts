import { poolOf } from '@/src/engine/database'
import type { Kind } from '@/src/engine/effects'
import { open } from '@/src/engine/secrets'
import { tryKey as ask } from '@/src/providers/keys'

type Asked = { vendor: string; connection?: string; sealed?: string }

/** Tries a key, typed or stored. A typed one is wiped from the ledger however the call ends; a stored one's row says how it stands. */
export const tryKey: Kind = {
  attempts: 1,
  seconds: 20,
  perform: async ({ id, key: effect, request }, { payload, signal }) => {
    const { vendor, connection, sealed } = request as Asked
    try {
      if (sealed) return { response: await ask(vendor, open(sealed, effect), signal) }
      const [row] = await poolOf(payload).query<{ sealed: string }>('select sealed from sealed_secrets where connection_id = $1', [connection])
      if (!row) return { response: { valid: false, message: 'The key was removed meanwhile.' } }
      const answer = await ask(vendor, open(row.sealed, `connections|${connection}`), signal)
      const [status, fault] = answer.valid ? ['ok', null] : ['needs_attention', answer.message]
      await poolOf(payload).query(`update connections set status = $2, last_checked_at = now(), last_error = $3 where id = $1`, [connection, status, fault])
      return { response: answer }
    } finally {
      await poolOf(payload).query(`update effects set request = request - 'sealed' where id = $1`, [id])
    }
  },
}
