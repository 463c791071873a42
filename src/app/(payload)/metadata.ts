import config from '@payload-config'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { getPayload } from 'payload'
import { mark } from '@/src/admin/brand/mark'
import { brandAt } from '@/src/admin/signIn/brand'
import type { Seen } from '@/src/admin/signIn/pages'
import { env } from '@/src/env'

/**
 * What a page for staff tells of itself: at an agency's host its name and mark, on the platform's the product's. What the
 * admin's framework would add of its own, its mark and its name for links that are shared, is left out.
 */
export const metadataHere = async (page: Metadata | ((seen: Seen) => string)): Promise<Metadata> => {
  const brand = await brandAt(await getPayload({ config }), await headers())
  const name = brand?.name ?? env.appName
  const told = typeof page === 'function' ? { title: page({ name, isAgency: brand !== null }) } : page
  const title = typeof told.title === 'string' ? `${told.title.trim()} · ${name}` : name
  return { ...told, title, applicationName: name, description: null, keywords: null, openGraph: null, metadataBase: null, icons: brand ? (brand.favicon ?? 'data:,') : mark }
}

/** The same for a page before the sign-in; its address may hold a token, so it is told to nobody. */
export const signInMetadata = async (title: (seen: Seen) => string): Promise<Metadata> => ({ ...(await metadataHere(title)), robots: 'noindex', referrer: 'no-referrer' })
