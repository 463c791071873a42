import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint } from '@/src/engine/endpoint'
import { agencyStaff } from '@/src/engine/tenancy/who'
import { importMetrics, MetricsBody, recordByHand } from './byHand'
import { seriesOf } from './series'
import { syncNow } from './sync'

const staff = { auth: 'person', who: [...agencyStaff, 'key'], scope: 'social:write', method: 'post' } as const
const Csv = z.strictObject({ csv: z.string().min(1, 'Paste or upload a table.').max(1_000_000) })

/** Mounted under `/api/posts` (spec 02-social §6.4). */
export const metricsEndpoints: Endpoint[] = [
  defineEndpoint({ ...staff, path: '/metrics/import', limit: 'bulk', body: Csv, handler: async ({ req, body }) => ({ body: await importMetrics(req, body.csv) }) }),
  defineEndpoint({ ...staff, path: '/:id/metrics', body: MetricsBody, handler: async ({ req, params, body }) => ({ status: 201, body: await recordByHand(req, params.id!, body) }) }),
  defineEndpoint({ auth: 'person', who: [...agencyStaff, 'client', 'key'], scope: 'social:read', method: 'get', path: '/:id/metrics', handler: async ({ req, params }) => ({ body: await seriesOf(req, params.id!, req.query ?? {}) }) }),
  defineEndpoint({
    ...staff, path: '/:id/metrics/sync', body: z.strictObject({}),
    handler: async ({ req, params }) => {
      await syncNow(req, params.id!)
      return { status: 202, body: { id: params.id, asked: true } }
    },
  }),
]
