import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { idOf } from '@/src/engine/idOf'
import { isUuid } from '@/src/engine/ids'
import { platformOf, type PlatformKey } from '@/src/domain/social/rules/platforms'
import { fail } from '@/src/errors'

type Row = Record<string, unknown>
type Account = { agency: string; client: string | null; kind: string; platform: string; client_id: string | null }

const accountSql = `select c.agency_id as agency, c.client_id as client, c.kind::text as kind, c.platform::text as platform from connections c where c.id = $1`

/**
 * The account that a post is for, with the network that follows from it; nothing when the account stays as it is. An account of
 * another agency is left to the check of relations, which does not know it. Throws VAL_001 `CONNECTION_CLIENT`.
 */
export const accountOf = async (req: PayloadRequest, data: Row, before?: Row): Promise<{ platform?: PlatformKey | null }> => {
  if (!('connection' in data) || (before && idOf(data.connection) === idOf(before.connection))) return {}
  const id = idOf(data.connection)
  if (!id) return { platform: null }
  const [account] = isUuid(id) ? await sqlOf(req).query<Account>(accountSql, [id]) : []
  const [agency, client] = [idOf(data.agency) ?? idOf(before?.agency), idOf(data.client) ?? idOf(before?.client)]
  if (!account || account.agency !== agency) return {}
  const platform = platformOf(account.platform)
  if (account.kind !== 'social_account' || account.client !== client || !platform) throw notTheirs()
  return { platform }
}

const notTheirs = () => fail('VAL_001', { name: 'CONNECTION_CLIENT', field: 'connection', message: 'This account is not one of the client’s connected accounts.' })
