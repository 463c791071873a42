import type { Endpoint, PayloadRequest } from 'payload'
import { agencyHere } from '@/src/domain/platform/hosts/place'
import { poolOf } from '@/src/engine/database'
import { as } from '@/src/engine/doors'
import { defineEndpoint } from '@/src/engine/endpoint'
import { isUuid } from '@/src/engine/ids'
import { fail } from '@/src/errors'
import { pdfResponse, type PdfRow } from './pdf'
import { opens } from './share'

type Row = PdfRow & { id: string; status: string; shareVersion: number; deletedAt: Date | null; agency: string; agencySlug: string; clientSlug: string }

const select = `select d.id::text, d.status::text, d.slug, d.pdf_id::text as pdf, d.share_version::int as "shareVersion", d.deleted_at as "deletedAt", d.agency_id::text as agency,
    a.slug as "agencySlug", c.company_slug as "clientSlug", to_char(coalesce(d.generation_completed_at, d.created_at) at time zone 'UTC', 'YYYY-MM-DD') as day
  from documents d join agencies a on a.id = d.agency_id join clients c on c.id = d.client_id where d.id = $1`

const nothing = () => fail('RES_001', { message: 'There is no such file.' })

const rowAt = async (req: PayloadRequest, file: string): Promise<Row> => {
  const id = /^([0-9a-f-]{36})\.pdf$/.exec(file)?.[1]
  const [row] = id && isUuid(id) ? await poolOf(req.payload).query<Row>(select, [id]) : []
  if (!row || !isHere(req, row)) throw nothing()
  return row
}

/** At an agency's own host there are its own files alone. */
const isHere = (req: PayloadRequest, { agency }: Row): boolean => {
  const here = agencyHere(req)
  return !here || here.id === agency
}

/** Open to everybody once it is distributed, to who has a link that holds, and to people who read the document anyway. */
const mayOpen = async (req: PayloadRequest, row: Row): Promise<boolean> => {
  if (row.status === 'distributed' || opens(row, req.searchParams?.get('until') ?? null, req.searchParams?.get('key') ?? null)) return true
  return Boolean(req.user) && as(req).findByID('documents', row.id, { title: true }).then(() => true, () => false)
}

/** A PDF at its public address; an address with an earlier slug leads on to the present one. Throws RES_001 for strangers, RES_004 once deleted. */
const publicPdf = async (req: PayloadRequest, file: string, slugs: { agency?: string; client: string }): Promise<Response> => {
  const row = await rowAt(req, file)
  if (!(await mayOpen(req, row)) || !row.pdf) throw nothing()
  if (row.deletedAt) throw fail('RES_004')
  if (slugs.client !== row.clientSlug || (slugs.agency ?? row.agencySlug) !== row.agencySlug) {
    const path = ['/files', ...(slugs.agency ? [row.agencySlug] : []), row.clientSlug, file].join('/')
    return new Response(null, { status: 301, headers: { location: `${path}${req.search ?? ''}`, 'cache-control': 'no-cache' } })
  }
  return pdfResponse(req, row, 'inline')
}

const anyone = { method: 'get', auth: 'public', who: 'anyone' } as const

/** Mounted under `/api/files/public`, and served at `/files` (src/web/routes.ts). */
export const publicPdfEndpoints: Endpoint[] = [
  defineEndpoint({ ...anyone, path: '/public/:agency/:client/:file', handler: ({ req, params }) => publicPdf(req, params.file!, { agency: params.agency!, client: params.client! }) }),
  defineEndpoint({
    ...anyone, path: '/public/:client/:file',
    handler: ({ req, params }) => {
      // The shorter address names no agency; only its own host does.
      if (!agencyHere(req)) throw nothing()
      return publicPdf(req, params.file!, { client: params.client! })
    },
  }),
]
