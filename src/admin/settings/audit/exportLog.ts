'use client'

import { toast } from '@payloadcms/ui'
import { download } from '../../shared/download'

/** Saves the filtered log as a file and says so when it holds only the newest part. Throws CallFailed for a refusal. */
export const exportLog = async (query: string): Promise<void> => {
  const headers = await download(`/agencies/me/audit?${query}`, 'audit.csv')
  if (headers !== 'later' && headers.get('x-rows-left-off')) toast.warning('The file holds the newest 50,000 rows. Narrow the dates to get the rest.')
}
