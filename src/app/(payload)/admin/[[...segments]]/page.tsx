import config from '@payload-config'
import { generatePageMetadata, RootPage } from '@payloadcms/next/views'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getPayload } from 'payload'
import { isOwnView } from '@/src/admin/nav/ownView'
import { rowTitle } from '@/src/admin/pageTitle'
import { metadataHere, signInMetadata } from '../../metadata'
import { importMap } from '../importMap'

type Args = { params: Promise<{ segments: string[] }>; searchParams: Promise<Record<string, string | string[]>> }

type Params = Parameters<typeof generatePageMetadata>[0]['params']

/** As everywhere in the admin, but a page about a row is called by the row's name. */
export const generateMetadata = async ({ params, searchParams }: Args): Promise<Metadata> => {
  const [settled, { segments = [] }] = [await config, await params]
  if (segments[0] === 'login') return signInMetadata(() => 'Sign in')
  const [metadata, title] = await Promise.all([generatePageMetadata({ config, params: params as Params, searchParams }), rowTitle(settled, segments)])
  return metadataHere(title ? { ...metadata, title } : metadata)
}

/** Payload sends nobody but to its own pages' sign-in; ours do the same, and lead back. */
const askToSignIn = async (segments: string[], query: Awaited<Args['searchParams']>): Promise<void> => {
  const { admin, routes } = await config
  if (!isOwnView(admin.components?.views, segments[0])) return
  const { user } = await (await getPayload({ config })).auth({ headers: await headers() })
  if (user) return
  const asked = new URLSearchParams(Object.entries(query).flatMap(([name, values]) => [values].flat().map((value) => [name, value]))).toString()
  redirect(`${routes.admin}/login?redirect=${encodeURIComponent(`${routes.admin}/${segments.join('/')}${asked ? `?${asked}` : ''}`)}`)
}

const Page = async ({ params, searchParams }: Args) => {
  const { segments = [] } = await params
  // Payload's own pages for a forgotten password know nothing of our links.
  if (segments[0] === 'forgot' || segments[0] === 'reset') redirect('/sign-in/forgot')
  await askToSignIn(segments, await searchParams)
  return RootPage({ config, params, searchParams, importMap })
}

export default Page
