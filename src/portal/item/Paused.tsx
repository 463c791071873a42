import { isStopped } from '@/src/domain/social/stops/standing'
import { sqlOf } from '@/src/engine/database'
import type { Inside } from '../here'
import { Notice } from '../states/states'

/** Says in plain words that nothing goes out just now, where a client has plans: without reasons and names, which are the agency's. */
export const Paused = async ({ inside: { req, agency, client, brand }, what = 'Planned posts do not go out' }: { inside: Inside; what?: string }) =>
  (await isStopped(sqlOf(req), agency.id, client.id)) ? (
    <div className="mb-4">
      <Notice role="status" tone="warn"><p className="font-medium">Publishing is paused.</p><p>{what} until {brand.name} lets it go on. What waits for you can still be decided.</p></Notice>
    </div>
  ) : null
