import { countsEndpoint } from '@/src/domain/platform/counts'
import { domainAllowed } from '@/src/domain/platform/domains/endpoints'
import { intakeEndpoint } from '@/src/domain/platform/webhooks/incoming'
import { statsEndpoint } from '@/src/domain/platform/operator/stats'
import { defineEndpoint } from '@/src/engine/endpoint'
import { poolOf } from '@/src/engine/database'
import { graphqlEndpoint } from '@/src/engine/graphql/endpoint'
import { fail } from '@/src/errors'
import { inboxEndpoint } from './approvals/inbox'
import { linkEndpoints } from './approvals/links/endpoints'
import { activityEndpoints } from './audit/endpoints'

/** Endpoints that belong to no collection. */
export const platformEndpoints = [
  ...activityEndpoints,
  countsEndpoint,
  inboxEndpoint,
  ...linkEndpoints,
  domainAllowed,
  statsEndpoint,
  intakeEndpoint,
  graphqlEndpoint,
  defineEndpoint({
    method: 'get',
    path: '/health',
    auth: 'public',
    who: 'anyone',
    handler: async ({ req }) => {
      const answered = poolOf(req.payload).query('select 1')
      const late = new Promise((_, reject) => setTimeout(() => reject(new Error('late')), 2000).unref())
      await Promise.race([answered, late]).catch(() => {
        throw fail('SYS_002')
      })
      return { body: { status: 'ok' } }
    },
  }),
]
