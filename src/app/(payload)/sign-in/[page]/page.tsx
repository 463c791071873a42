import config from '@payload-config'
import { MinimalTemplate } from '@payloadcms/next/templates'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { getPayload } from 'payload'
import { brandAt } from '@/src/admin/signIn/brand'
import { Frame } from '@/src/admin/signIn/Frame'
import { pages } from '@/src/admin/signIn/pages'
import { env } from '@/src/env'
import { signInMetadata } from '../../metadata'

type Args = { params: Promise<{ page: string }> }

const seen = async () => {
  const brand = await brandAt(await getPayload({ config }), await headers())
  return { brand, isAgency: brand !== null, name: brand?.name ?? env.appName }
}

export const generateMetadata = async ({ params }: Args): Promise<Metadata> => {
  const page = pages[(await params).page]
  if (!page) return {}
  return signInMetadata(page.title)
}

const Page = async ({ params }: Args) => {
  const page = pages[(await params).page]
  if (!page) notFound()
  const { brand, ...who } = await seen()
  return (
    <MinimalTemplate>
      <Frame brand={brand} lead={page.lead?.(who)} title={page.title(who)}>
        {page.form()}
      </Frame>
    </MinimalTemplate>
  )
}

export default Page
