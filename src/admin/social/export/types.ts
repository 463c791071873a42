import type { ColumnKey } from '@/src/domain/social/export/columns'

/** A row of `exports` as the page shows it. */
export type ExportRow = { id: string; createdAt: string; title: string | null; format: string; status: 'queued' | 'running' | 'ready' | 'failed' | 'expired'; total: number | null; done: number | null; bytes: number | null; error: string | null; expiresAt: string | null }

export type PresetColumn = { column: ColumnKey; heading?: string | null }

/** A row of `export-presets`. */
export type Preset = { id: string; name: string; version: number; dateStyle: string; clock: string; separator: string; timezone: string | null; columns: PresetColumn[] }

/** What each column is called for people. */
export const columnLabels: Record<ColumnKey, string> = {
  id: 'Id', client: 'Client', platform: 'Network', account: 'Account', title: 'Title', caption: 'Caption', scheduledLocal: 'Day and time', timezone: 'Time zone', scheduledUtc: 'Time in UTC', imageUrls: 'Addresses of all pictures',
  altTexts: 'Descriptions of pictures', status: 'State', postUrl: 'Link of the post', scheduledDate: 'Day', scheduledTime: 'Time', firstImageUrl: 'Address of the first picture', blank: 'An empty column',
}
