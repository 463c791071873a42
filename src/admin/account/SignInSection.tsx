'use client'

import { useAuth, useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'
import { Address } from './Address'
import { Password } from './Password'
import { SecondFactor } from './SecondFactor'
import { Sessions } from './Sessions'
import styles from './account.module.css'

/**
 * How a person gets in, on their own page: address, password, second factor, sessions. It stands in for Payload's fields for
 * that, which the server refuses; on other people's pages those are hidden too, because nobody changes them for somebody else.
 */
export const SignInSection = () => {
  const { id } = useDocumentInfo()
  const { user } = useAuth()
  const [ended, setEnded] = useState(0)
  if (!id || !user) return null
  if (user.id !== id) return <div data-sign-in="of-somebody" hidden />
  const sessionsEnded = () => setEnded((count) => count + 1)
  return (
    <section aria-labelledby="sign-in-title" className={styles.section} data-sign-in="own">
      <h2 id="sign-in-title">Sign-in and security</h2>
      <Address email={String(user.email)} />
      <Password onSessionsEnded={sessionsEnded} />
      <SecondFactor email={String(user.email)} onSessionsEnded={sessionsEnded} />
      <Sessions ended={ended} />
    </section>
  )
}
