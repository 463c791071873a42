import type { CollectionAfterChangeHook, CollectionBeforeChangeHook } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { systemReason } from '@/src/engine/doors'
import { seal } from '@/src/engine/secrets'
import { needConfirmed } from '@/src/engine/session'
import { fail } from '@/src/errors'

const keep = `insert into sealed_secrets (connection_id, sealed) values ($1, $2)
  on conflict (connection_id) do update set sealed = excluded.sealed, sealed_at = now()`

/**
 * Takes what was typed into `secret` out of the row and leaves its last four characters; `keepSecret` stores it. A person types
 * one only after a fresh proof, at whichever address. A network's account has tokens instead, which nobody types. Throws AUTH_008.
 */
export const sealSecret: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  const { secret, ...rest } = data
  delete req.context.typedSecret
  if (data.kind === 'social_account' || originalDoc?.kind === 'social_account') return rest
  if (!secret) {
    if (operation === 'create') throw fail('VAL_002', { field: 'secret', message: 'Enter the key.' })
    return rest
  }
  if (req.user && systemReason() === undefined) await needConfirmed(req)
  req.context.typedSecret = String(secret)
  return { ...rest, secretHint: String(secret).slice(-4), connectedAt: new Date().toISOString(), status: 'unchecked' }
}

/**
 * Encrypts the typed secret into a table that no collection exposes, with the row as associated data. Only now is the row's
 * id known: Payload gives a new row its own, whatever id the data names.
 */
export const keepSecret: CollectionAfterChangeHook = async ({ doc, req }) => {
  const { typedSecret } = req.context
  delete req.context.typedSecret
  if (typeof typedSecret === 'string') await sqlOf(req).query(keep, [doc.id, seal(typedSecret, `connections|${doc.id}`)])
  return doc
}
