import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignInForm } from '@/src/portal/signIn/forms/SignInForm'
import { pageAfter } from '@/src/portal/signIn/goOn'
import { Resume } from '@/src/portal/signIn/Resume'
import { Sheet } from '@/src/portal/signIn/Sheet'
import { here } from '../here'

export const metadata: Metadata = { title: 'Sign in' }

const Page = async ({ searchParams }: { searchParams: Promise<{ redirect?: string }> }) => {
  const { brand, req } = await here()
  if (req.user) redirect(pageAfter(`?redirect=${encodeURIComponent((await searchParams).redirect ?? '/')}`))
  return (
    <Sheet brand={brand} title={`Sign in to ${brand.name}`}>
      <Resume />
      <SignInForm />
    </Sheet>
  )
}

export default Page
