import { accountBroken } from '@/src/domain/social/connections/health'
import { recordMetrics } from '@/src/domain/social/metrics/record'
import { planAgain, planNext } from '@/src/domain/social/metrics/times'
import { poolOf, systemRequest } from '@/src/engine/database'
import type { Kind } from '@/src/engine/effects'
import { isVendorError } from '@/src/engine/http'
import { applicationFor } from '@/src/domain/social/connections/tokens'
import { networkFor } from '@/src/providers/social'
import { accessFor } from './refresh'

type Row = { id: string; agency: string; client: string; platform: string; external: string | null; postedAt: Date; connection: string | null; account: string | null; status: string | null }

const rowSql = `select p.id, p.agency_id as agency, p.client_id as client, p.platform::text as platform, p.external_post_id as external, p.posted_at as "postedAt", c.id as connection, c.external_account_id as account, c.status::text as status
  from posts p left join connections c on c.id = p.connection_id and c.mode = 'channel' where p.id = $1 and p.status = 'posted'`

/** Reads a post's figures at its network. One that fails touches no older row; the next is further off. */
export const readMetrics: Kind = {
  perLane: 2,
  attempts: 1,
  seconds: 40,
  perform: async ({ request }, { payload, signal }) => {
    const db = poolOf(payload)
    const [row] = await db.query<Row>(rowSql, [(request as { post: string }).post])
    if (!row?.connection || !row.account || !row.external || row.status === 'revoked') return { response: { skipped: true } }
    try {
      const application = await applicationFor(db, row.agency, row.platform)
      const token = await accessFor(payload, row.connection, { signal })
      const figures = await networkFor(row.platform, application?.clientSecret ?? null).metrics({ account: row.account, token, signal }, row.external)
      await recordMetrics(await systemRequest(payload, 'sync-post-metrics'), row, { capturedAt: new Date(), source: 'sync', figures })
      await planNext(db, row.id, row.postedAt)
      return { response: figures }
    } catch (error) {
      await planAgain(db, row.id, error instanceof Error ? error.message : 'unknown')
      if (isVendorError(error) && error.code === 'DIST_001' && error.status !== 403) await accountBroken(await systemRequest(payload, 'sync-post-metrics'), row.connection, error.message)
      throw error
    }
  },
}
