import type { PayloadRequest } from 'payload'
import type { ColumnKey } from '@/src/domain/social/export/columns'
import { ensure } from '../ensure'

type Seeded = { name: string; dateStyle: string; clock: string; separator: string; columns: readonly (readonly [column: ColumnKey, heading: string])[] }

/** Two forms that tools for posting read: one with a day and a time of their own, one with both in a cell. */
const presets: readonly Seeded[] = [
  { name: 'Scheduler: day and time apart', dateStyle: 'us', clock: '24h', separator: 'comma', columns: [['scheduledDate', 'Date'], ['scheduledTime', 'Time'], ['caption', 'Message'], ['blank', 'Link'], ['imageUrls', 'Image URLs'], ['altTexts', 'Alt text'], ['account', 'Profile']] },
  { name: 'Planner: one line a post', dateStyle: 'iso', clock: '24h', separator: 'bar', columns: [['scheduledLocal', 'Posting time'], ['timezone', 'Time zone'], ['client', 'Client'], ['platform', 'Channel'], ['title', 'Title'], ['caption', 'Text'], ['firstImageUrl', 'Picture'], ['status', 'Status']] },
]

/** Presets of columns for exports, which people may change. */
export const seedPresets = async (req: PayloadRequest, agency: string): Promise<void> => {
  for (const { name, columns, ...more } of presets) {
    await ensure(req, 'export-presets', { and: [{ agency: { equals: agency } }, { name: { equals: name } }] }, () => ({ agency, name, ...more, columns: columns.map(([column, heading]) => ({ column, heading })) }))
  }
}
