import type { ReactNode } from 'react'
import { AcceptForm } from './forms/AcceptForm'
import { AskForm } from './forms/AskForm'
import { EnrolForm } from './forms/EnrolForm'
import { ResetForm } from './forms/ResetForm'
import { VerifyForm } from './forms/VerifyForm'

type Page = { title: (agency: string) => string; lead?: string; form: () => ReactNode }

/** The pages that mails and the sign-in lead to, by the last part of their address under `/sign-in`. */
export const pages: Record<string, Page> = {
  forgot: { title: () => 'Set a new password', form: () => <AskForm kind="reset" /> },
  reset: { title: () => 'Choose a new password', form: () => <ResetForm /> },
  verify: { title: () => 'Confirm your e-mail address', lead: 'One press shows that mail to this address reaches you.', form: () => <VerifyForm /> },
  accept: { title: (agency) => `You are invited to ${agency}`, form: () => <AcceptForm /> },
  'second-factor': { title: () => 'Set up your second factor', lead: 'More than a password is asked for: a code that an app on your phone shows. It takes a minute.', form: () => <EnrolForm /> },
}
