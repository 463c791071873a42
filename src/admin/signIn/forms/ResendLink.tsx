'use client'

import { useResend } from '@/src/browser/forms/useSignIn'
import { OtherWay } from '../../form/OtherWay'

/** Sends the link that proves an address once more. */
export const ResendLink = ({ email }: { email: string }) => {
  const { told, send } = useResend(email)
  return told ? <p role="status">{told}</p> : <OtherWay onClick={send}>Send the link again</OtherWay>
}
