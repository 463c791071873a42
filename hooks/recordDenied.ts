import type { AfterErrorHook, PayloadRequest } from 'payload'
import { poolOf } from '@/src/engine/database'
import { recordRefusal } from '@/src/engine/events'
import { isUuid } from '@/src/engine/ids'
import { isSuperAdmin, standingsOf } from '@/src/engine/tenancy/membership'
import type { AppError } from '@/src/errors'
import { refusalOf } from './answerError'

type Row = { agency: string | null; client: string | null }
type Attempt = { agency: string | null; client?: string | null }

/**
 * Records what a known person was refused: a missing right, or a row out of reach, which the answer calls unknown. An attempt on
 * a row of another agency goes into the platform's log, because the own agency's must not tell that such a row exists.
 */
export const recordDenied: AfterErrorHook = async ({ error, req, collection }) => {
  if (!req.user || req.context?.refusalRecorded) return
  try {
    const refusal = refusalOf(error as never, req, collection?.slug)
    const attempt = await attemptOf(refusal, req, collection?.slug)
    if (!attempt) return
    const slug = collection?.slug ?? 'platform'
    const resourceId = isUuid(req.routeParams?.id) ? String(req.routeParams?.id) : String(req.pathname ?? '').slice(-64)
    const metadata = { code: refusal.code, method: req.method, path: req.pathname?.slice(0, 300) }
    await recordRefusal(req.payload, req, { type: `${slug}.denied`, resourceType: slug, resourceId, ...attempt, errorMessage: refusal.message, metadata })
  } catch (failure) {
    // The refusal stands whether or not it could be written down.
    req.payload.logger.error({ err: failure, msg: 'a refusal was not recorded' })
  }
}

const attemptOf = async (refusal: AppError, req: PayloadRequest, slug?: string): Promise<Attempt | null> => {
  const isRight = (refusal.status === 403 || refusal.status === 401) && /^(AUTH|TEN)_/.test(refusal.code)
  const row = slug && isUuid(req.routeParams?.id) && (isRight || refusal.code === 'RES_001') ? await rowOf(req, slug, String(req.routeParams?.id)) : undefined
  if (row) return knows(req, row) ? row : { agency: null }
  const foreign = req.context?.deniedRelation === true
  if (refusal.code === 'RES_001') return foreign ? { agency: null } : null
  return isRight ? { agency: homeOf(req) } : null
}

const rowOf = async (req: PayloadRequest, slug: string, id: string): Promise<Row | undefined> => {
  const table = slug.replaceAll('-', '_')
  const own = slug === 'agencies' ? 'id' : slug === 'clients' ? 'agency_id' : undefined
  const agency = own ?? `(to_jsonb(t)->>'agency_id')::uuid`
  const [row] = await poolOf(req.payload).query<Row>(`select ${agency} as agency, ${slug === 'clients' ? 'id' : `(to_jsonb(t)->>'client_id')::uuid`} as client from ${table} t where t.id = $1`, [id])
  return row
}

const knows = (req: PayloadRequest, { agency }: Row) => isSuperAdmin(req.user) || (agency !== null && standingsOf(req.user).some((standing) => standing.agency === agency))

/** The agency in whose log a person's missing right is read: of the host, else the only one the person works in. */
const homeOf = (req: PayloadRequest): string | null => {
  const agencies = [...new Set(standingsOf(req.user).map(({ agency }) => agency))]
  const host = (req.context?.place as { agency?: { id: string } | null } | undefined)?.agency?.id
  return agencies.find((agency) => agency === host) ?? (agencies.length === 1 ? agencies[0]! : null)
}
