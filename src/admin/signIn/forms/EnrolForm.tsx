'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { useFirstSetUp } from '@/src/browser/forms/useSetUp'
import { pageAfter } from '../../session/Resume'
import { RecoveryCodes } from '../../secondFactor/RecoveryCodes'
import { SetUp } from '../../secondFactor/SetUp'
import styles from '../signIn.module.css'
import { Refusal } from './Refusal'

/** The account's name as the authenticator shows it: the person's address. */
const labelOf = (url = ''): string => decodeURIComponent(url.split('?', 1)[0]!.split(/:|%3A/i).at(-1)!)

/** The sign-in, which leads back to the page that was wanted. */
const again = () => `/admin/login${window.location.search}`

/** The first set-up of a second factor, for somebody whose agency asks for one before anything else. */
export const EnrolForm = () => {
  const [kept, setKept] = useState(false)
  const { setUp, codes, words, way } = useFirstSetUp()
  if (codes)
    return (
      <div className={styles.form}>
        <RecoveryCodes codes={codes} email={labelOf(setUp.begun?.otpauthUrl)} onKept={() => setKept(true)} />
        <Button onClick={() => window.location.assign(pageAfter(window.location.search))} size="large">{kept ? 'Go on' : 'I have kept them, go on'}</Button>
      </div>
    )
  if (setUp.refused)
    return (
      <div className={styles.form}>
        <Refusal refusal={setUp.refused} words={words} />
        <Button buttonStyle="secondary" el="anchor" size="large" url={again()}>{way}</Button>
      </div>
    )
  return (
    <form className={styles.form} method="post" noValidate onSubmit={(event) => (event.preventDefault(), void setUp.confirm())}>
      <SetUp setUp={setUp}>
        <Button disabled={setUp.busy} size="large" type="submit">{setUp.busy ? 'Checking…' : 'Turn it on'}</Button>
      </SetUp>
      <div className={styles.foot}><a href="/admin/login">Not now: back to sign-in</a></div>
    </form>
  )
}
