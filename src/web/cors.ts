import { headersWithCors, type PayloadRequest } from 'payload'
import { isOwnPage } from '@/src/engine/session'

/**
 * What an answer tells browsers of other pages: the pages of all our hosts may read it, with the session's cookie only those of the
 * same host and of the platform.
 */
export const withCors = (headers: Headers, req: PayloadRequest): Headers => {
  const told = headersWithCors({ headers, req })
  if (req.headers && !isOwnPage(req.headers, req.payload)) told.delete('access-control-allow-credentials')
  return told
}
