import type { CollectionBeforeChangeHook } from 'payload'
import { uuidv7 } from '@/src/engine/ids'
import { seal } from '@/src/engine/secrets'
import { fail } from '@/src/errors'

/** Encrypts what was typed into `secret` with the row as associated data and keeps its last four characters. */
export const sealSecret: CollectionBeforeChangeHook = ({ data, operation, originalDoc }) => {
  const { secret, ...rest } = data
  if (!secret) {
    if (operation === 'create') throw fail('VAL_002', { field: 'secret', message: 'Enter the key.' })
    return rest
  }
  const id = String(originalDoc?.id ?? rest.id ?? uuidv7())
  const sealedSecret = seal(String(secret), `connections|${id}`)
  return { ...rest, id, sealedSecret, secretHint: String(secret).slice(-4), connectedAt: new Date().toISOString(), status: 'unchecked' }
}
