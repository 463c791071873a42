import type { Metadata } from 'next'
import { metadataHere } from '@/src/admin/brand/metadata'
import type { Seen } from '@/src/admin/signIn/pages'

/** What a page before the sign-in tells of itself; its address may hold a token, so it is told to nobody. */
export const signInMetadata = async (title: (seen: Seen) => string): Promise<Metadata> => ({ ...(await metadataHere(title)), robots: 'noindex', referrer: 'no-referrer' })
