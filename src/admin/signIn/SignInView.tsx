import { redirect } from 'next/navigation.js'
import { getSafeRedirect } from 'payload/shared'
import type { AdminViewServerProps } from 'payload'
import { env } from '@/src/env'
import { Resume } from '../session/Resume'
import { brandAt } from './brand'
import { Frame } from './Frame'
import { SignInForm } from './forms/SignInForm'

/** The sign-in, in place of Payload's: it knows the second factor, the lock and the agency of the host. */
export const SignInView = async ({ initPageResult: { req }, searchParams }: AdminViewServerProps) => {
  if (req.user) redirect(getSafeRedirect({ fallbackTo: req.payload.config.routes.admin, redirectTo: String(searchParams?.redirect ?? '') }))
  const brand = await brandAt(req.payload, req.headers)
  return (
    <Frame brand={brand} title={`Sign in to ${brand?.name ?? env.appName}`}>
      <Resume />
      <SignInForm />
    </Frame>
  )
}
