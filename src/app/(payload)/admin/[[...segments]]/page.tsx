import config from '@payload-config'
import { generatePageMetadata, RootPage } from '@payloadcms/next/views'
import type { Metadata } from 'next'
import { rowTitle } from '@/src/admin/pageTitle'
import { importMap } from '../importMap'

type Args = { params: Promise<{ segments: string[] }>; searchParams: Promise<Record<string, string | string[]>> }

type Params = Parameters<typeof generatePageMetadata>[0]['params']

/** As everywhere in the admin, but a page about a row is called by the row's name. */
export const generateMetadata = async ({ params, searchParams }: Args): Promise<Metadata> => {
  const [settled, { segments = [] }] = [await config, await params]
  const [metadata, title] = await Promise.all([generatePageMetadata({ config, params: params as Params, searchParams }), rowTitle(settled, segments)])
  return title ? { ...metadata, title: `${title} ${settled.admin.meta?.titleSuffix ?? ''}`.trim() } : metadata
}

const Page = ({ params, searchParams }: Args) => RootPage({ config, params, searchParams, importMap })

export default Page
