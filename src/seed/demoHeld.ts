import type { PayloadRequest } from 'payload'
import { setQuiet } from '@/src/domain/social/connections/quiet'
import { stopPublishing } from '@/src/domain/social/stops/stop'
import { sqlOf } from '@/src/engine/database'
import { personReq } from './social/people'

type At = { agency: string; client: string; staff: string }

const accountSql = `select id from connections where client_id = $1 and platform::text = 'linkedin' and kind::text = 'social_account' and mode::text = 'channel'`

/** Between the evening and the morning nothing goes out to one account by itself. */
export const seedQuietHours = async (req: PayloadRequest, { client, staff }: At): Promise<void> => {
  const [account] = await sqlOf(req).query<{ id: string }>(accountSql, [client])
  if (account) await setQuiet(await personReq(req, staff), account.id, { from: '21:00', to: '06:30', timezone: 'America/New_York' })
}

/** At one client nothing is published, until somebody lets it go on. */
export const seedStop = async (req: PayloadRequest, { agency, client, staff }: At): Promise<void> => {
  const [named] = await sqlOf(req).query<{ name: string }>('select company_name as name from clients where id = $1', [client])
  await stopPublishing(await personReq(req, staff), { agency, client, name: named?.name ?? '' }, 'The branch in the harbour is closed after the storm: nothing cheerful until it opens again.')
}
