import config from '@payload-config'
import { generatePageMetadata } from '@payloadcms/next/views'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { getPayload } from 'payload'
import { brandAt } from '@/src/admin/signIn/brand'
import type { Seen } from '@/src/admin/signIn/pages'
import { env } from '@/src/env'

/** What a page before the sign-in tells of itself: at an agency's host its name and mark, and the product's nowhere. */
export const signInMetadata = async (title: (seen: Seen) => string): Promise<Metadata> => {
  const [brand, { icons }] = await Promise.all([
    brandAt(await getPayload({ config }), await headers()),
    generatePageMetadata({ config, params: Promise.resolve({ segments: ['login'] }), searchParams: Promise.resolve({}) }),
  ])
  const name = brand?.name ?? env.appName
  return { title: `${title({ name, isAgency: brand !== null })} · ${name}`, robots: 'noindex', referrer: 'no-referrer', icons: brand?.favicon ?? icons }
}
