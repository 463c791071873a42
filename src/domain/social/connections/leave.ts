import type { PayloadRequest } from 'payload'
import { tell } from '@/src/domain/platform/notify'
import { platformRules, type PlatformKey } from '@/src/domain/social/rules'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { as, asSystem } from '@/src/engine/doors'
import { reserveEffect } from '@/src/engine/effects'
import { idOf } from '@/src/engine/idOf'
import { isUuid, uuidv7 } from '@/src/engine/ids'
import { isStaffOn } from '@/src/engine/tenancy/membership'
import { seal } from '@/src/engine/secrets'
import { fail } from '@/src/errors'
import { authorize } from './link'
import { dropTokens, tokensOf } from './tokens'

/** The kind of effect that withdraws a consent at the network: `{ platform, agency, sealed }`. */
export const revokeKind = 'social.revoke'

type Row = { id: string; kind: string; platform: PlatformKey; mode: string; status: string; agency: string; client: string; displayName: string }

const readAccount = async (req: PayloadRequest, id: string): Promise<Row> => {
  const row = await as(req).findByID('connections', isUuid(id) ? id : uuidv7())
  return { ...row, agency: idOf(row.agency), client: idOf(row.client) } as unknown as Row
}

const openSql = `select count(*) filter (where status::text in ('draft', 'pending_approval', 'changes_requested', 'approved') and deleted_at is null)::int as open, count(*)::int as posts from posts where connection_id = $1`

const plannedSql = `select count(*)::int as open, count(*) filter (where status = 'approved')::int as approved, count(*) filter (where status = 'approved' and auto_publish and scheduled_at > now())::int as "byItself"
  from posts where connection_id = $1 and status::text = any($2) and deleted_at is null and archived_at is null`

export type Planned = { open: number; approved: number; byItself: number }

/** What would be left without its account: posts in work or approved, those approved, and those that would go out by themselves. Drafts are counted for staff alone. Throws RES_001. */
export const plannedFor = async (req: PayloadRequest, id: string): Promise<Planned> => {
  const row = await readAccount(req, id)
  const states = [...(isStaffOn(req.user, row) ? ['draft'] : []), 'pending_approval', 'changes_requested', 'approved']
  return (await sqlOf(req).query<Planned>(plannedSql, [row.id, states]))[0]!
}

/**
 * Ends a connection: its tokens are forgotten and the consent is withdrawn at the network. An account with posts stays as
 * `revoked`, so that they can still name it; one without goes. A key of the agency is deleted as ever. Throws RES_001, AUTH_008.
 */
export const disconnect = async (req: PayloadRequest, id: string): Promise<Record<string, unknown>> => {
  const row = await readAccount(req, id)
  if (row.kind !== 'social_account') return { message: 'Deleted.', doc: await as(req).delete('connections', id) }
  return inTransaction(req, async () => {
    await sqlOf(req).query('select id from connections where id = $1 for update', [id])
    await withdraw(req, row)
    const [{ open, posts }] = (await sqlOf(req).query<{ open: number; posts: number }>(openSql, [id])) as [{ open: number; posts: number }]
    if (posts === 0) return { message: 'Disconnected.', doc: await asSystem(req, 'disconnect').delete('connections', id) }
    await dropTokens(req, id)
    const doc = await asSystem(req, 'disconnect').update('connections', id, { status: 'revoked', lastError: 'It was disconnected.' } as never)
    if (open > 0) await tellOpen(req, row, open)
    return { message: 'Disconnected.', doc }
  })
}

const withdraw = async (req: PayloadRequest, { id, agency, client, platform, mode }: Row): Promise<void> => {
  const tokens = mode === 'channel' ? await tokensOf(sqlOf(req), id) : null
  if (!tokens) return
  const key = `connection:${id}:revoke:${uuidv7()}`
  await reserveEffect(req, { key, kind: revokeKind, agency, client, repeatable: true, request: { platform, agency, sealed: seal(JSON.stringify({ access: tokens.access, refresh: tokens.refresh }), key) } })
}

const tellOpen = (req: PayloadRequest, { id, agency, client, platform, displayName }: Row, open: number): Promise<number> =>
  tell(req, { agentOf: client }, {
    type: 'account.broken', title: `${platformRules[platform].label}: ${displayName} was disconnected`, agency, client, subject: `account:${id}`, collapse: true, link: '/admin/collections/connections',
    body: `${open === 1 ? 'One post is' : `${open} posts are`} planned for it. Choose another account for drafts; what is approved can be posted by hand.`,
  }, { except: [req.user?.id] })

/** Connects an account again: one by hand at once, any other through its network. Throws RES_001 and what `authorize` throws. */
export const reconnect = async (req: PayloadRequest, id: string, returnTo?: string): Promise<Record<string, unknown>> => {
  const row = await readAccount(req, id)
  if (row.kind !== 'social_account') throw fail('RES_003', { name: 'NOT_SUPPORTED', message: 'Enter a new key instead.' })
  if (row.mode === 'channel') return authorize(req, { client: row.client, platform: row.platform, connection: id, returnTo })
  return { connection: await asSystem(req, 'reconnect').update('connections', id, { status: 'ok', lastError: null } as never) }
}
