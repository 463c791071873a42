import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { rulesInForce } from './current'

/** The table of rules as the API gives it; whoever names the version they have is told when it still holds (304). */
export const rulesTable = async (req: PayloadRequest): Promise<Response> => {
  const { rules, version } = await rulesInForce(sqlOf(req))
  const headers = { 'Cache-Control': 'private, no-cache', ETag: `"${version}"` }
  const known = (req.headers.get('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return known.includes(headers.ETag) ? new Response(null, { status: 304, headers }) : Response.json({ rulesVersion: version, platforms: rules }, { headers })
}
