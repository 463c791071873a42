'use client'

import { toast } from '@payloadcms/ui'
import { sentenceOf } from '../../api'
import { download } from '../../shared/download'

export const formatLabels: Record<string, string> = { csv: 'Table (CSV)', zip: 'Pictures and captions (ZIP)', ics: 'Calendar (ICS)', json: 'Data (JSON)' }

/** Asks for posts as a file: it is saved at once, or made by a worker, of which the person hears. Answers which of the two; null for a refusal, which is said. */
export const takePosts = async (query: URLSearchParams, format: string): Promise<'saved' | 'later' | null> => {
  query.set('format', format)
  if (format === 'csv') query.set('bom', 'true')
  try {
    const headers = await download(`/posts/export?${query.toString()}`, `posts.${format}`)
    if (headers !== 'later') return 'saved'
    toast.success('So many posts take a while. You are told when the file is ready; it is kept under “Exports”.')
    return 'later'
  } catch (error) {
    toast.error(sentenceOf(error))
    return null
  }
}
