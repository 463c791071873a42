import type { Payload } from 'payload'
import { poolOf, sqlOf, systemRequest, inTransaction } from '@/src/engine/database'
import { tell } from '../notify'
import { careForOrphans } from './orphans'

type Due = { id: string; name: string; prefix: string; agency: string; days: number }

// A key that has a successor ends by intent.
const ending = `update api_keys set expiry_warned_at = now() where revoked_at is null and is_active is not false and replaced_by_id is null
  and expires_at > now() and expires_at <= now() + interval '14 days' and expiry_warned_at is null
  returning id, name, key_prefix as prefix, agency_id as agency, ceil(extract(epoch from expires_at - now()) / 86400)::int as days`

const unused = `update api_keys set is_unused = coalesce(last_used_at, created_at) < now() - interval '90 days'
  where is_unused is distinct from (coalesce(last_used_at, created_at) < now() - interval '90 days') returning id, is_unused`

/** Warns administrators once, 14 days before a key ends, and marks keys that nobody has used for 90 days (spec 06-platform §27.15); keys whose maker has left are told of, and end. */
export const careForKeys = async (payload: Payload): Promise<{ warned: number; unused: number; orphaned: number; revoked: number }> => {
  const warned = await inTransaction(await systemRequest(payload, 'key-care'), async (req) => {
    const due = await sqlOf(req).query<Due>(ending)
    for (const { id, name, prefix, agency, days } of due) {
      const body = `The API key “${name}” (${prefix}…) ends in ${days} ${days === 1 ? 'day' : 'days'}. Rotate it, and both keys work for 24 hours while you change over; or give it a later end.`
      await tell(req, { role: 'agency_admin', agency }, { type: 'api_key', title: 'An API key is about to end', body, link: '/admin/settings/api-keys', agency }, { mail: { key: `key-ends:${id}:${days}` } })
    }
    return due.length
  })
  const marked = await poolOf(payload).query<{ is_unused: boolean }>(unused)
  return { warned, unused: marked.filter(({ is_unused: isUnused }) => isUnused).length, ...(await careForOrphans(payload)) }
}
