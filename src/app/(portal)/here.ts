import config from '@payload-config'
import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { createLocalReq, getPayload } from 'payload'
import { cache } from 'react'
import { portalBrand } from '@/src/domain/platform/agency/brand'
import { hostHeader, placeOf } from '@/src/domain/platform/hosts/place'
import { as } from '@/src/engine/doors'
import { isSuperAdmin, standingsOf } from '@/src/engine/tenancy/membership'
import { readerOf } from '@/src/browser/format/reader'
import { themeOf } from '@/src/portal/brand/variables'
import { clientCookie, themeCookie } from '@/src/portal/cookies'
import type { Here, Inside, OwnClient } from '@/src/portal/here'
import { personShown } from '@/src/portal/person'

/** The agency at whose host a page is asked for and who asks, once a request. A host without an agency has no portal. */
export const here = cache(async (): Promise<Here> => {
  const [payload, given, jar] = [await getPayload({ config }), await headers(), await cookies()]
  const { agency } = await placeOf(payload, given.get(hostHeader) ?? given.get('host'))
  if (!agency) notFound()
  const all = new Headers(given)
  const { user } = await payload.auth({ headers: all })
  const req = await createLocalReq({ user: user ?? undefined, req: { headers: all, context: { requestId: given.get('x-request-id'), place: { kind: 'agency', agency } } } }, payload)
  const brand = await portalBrand(req, agency.id)
  return { payload, req, agency: { id: agency.id, slug: agency.slug }, brand, theme: themeOf(jar.get(themeCookie)?.value, brand) }
})

const clientsOf = async ({ req, agency }: Here): Promise<OwnClient[]> => {
  const ids = standingsOf(req.user).filter((standing) => standing.role === 'client' && standing.agency === agency.id).flatMap(({ client }) => client ?? [])
  if (!ids.length) return []
  const { docs } = await as(req).find('clients', { where: { id: { in: ids } }, select: { companyName: true }, pagination: false, sort: 'companyName' })
  return docs.map(({ id, companyName }) => ({ id, name: companyName }))
}

/** The same behind the sign-in, which it asks for. Staff have their own screens. */
export const inside = cache(async (): Promise<Inside> => {
  const seen = await here()
  const given = await headers()
  if (!seen.req.user) redirect(`/sign-in?redirect=${encodeURIComponent(given.get('x-caller-path') ?? '/')}`)
  const clients = await clientsOf(seen)
  if (!clients.length) redirect(isSuperAdmin(seen.req.user) || standingsOf(seen.req.user).some(({ role }) => role !== 'client') ? '/admin' : '/no-access')
  const chosen = (await cookies()).get(clientCookie)?.value
  return { ...seen, person: await personShown(seen), reader: readerOf(seen.req.user), clients, client: clients.find(({ id }) => id === chosen) ?? clients[0]! }
})
