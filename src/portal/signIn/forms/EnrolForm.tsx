'use client'

import { useState } from 'react'
import { RecoveryCodes } from '../../factor/RecoveryCodes'
import { SetUp } from '../../factor/SetUp'
import { useSetUp } from '../../factor/useSetUp'
import { Button, buttonLook } from '../../ui/Button'
import { pageAfter } from '../goOn'
import { formLook, wayLook } from '../look'
import { Refusal } from '../Refusal'

const again = () => `/sign-in${window.location.search}`
const plainly = <T,>(action: () => Promise<T>): Promise<T> => action()

/** The first set-up of a second factor, for somebody whose agency asks for one before anything else. */
export const EnrolForm = () => {
  const [codes, setCodes] = useState<string[] | null>(null)
  const setUp = useSetUp(setCodes, plainly)
  if (codes)
    return (
      <div className={formLook}>
        <RecoveryCodes codes={codes} />
        <Button kind="main" onClick={() => window.location.assign(pageAfter(window.location.search))} size="wide">I have kept them, go on</Button>
      </div>
    )
  if (setUp.refused) {
    const isOver = setUp.refused.status === 401
    return (
      <div className={formLook}>
        <Refusal refusal={setUp.refused} words={isOver ? 'The time to set it up has run out. Sign in again, and it goes on from here.' : undefined} />
        <a className={buttonLook({ size: 'wide' })} href={again()}>{isOver ? 'Sign in again' : 'Back to sign-in'}</a>
      </div>
    )
  }
  return (
    <form className={formLook} method="post" noValidate onSubmit={(event) => (event.preventDefault(), void setUp.confirm())}>
      <SetUp setUp={setUp} />
      <Button disabled={setUp.busy || !setUp.begun} kind="main" size="wide" type="submit">{setUp.busy ? 'Checking…' : 'Turn it on'}</Button>
      <a className={wayLook} href="/sign-in">Not now: back to sign-in</a>
    </form>
  )
}
