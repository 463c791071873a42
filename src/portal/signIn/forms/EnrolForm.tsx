'use client'

import { useFirstSetUp } from '@/src/browser/forms/useSetUp'
import { RecoveryCodes } from '../../factor/RecoveryCodes'
import { SetUp } from '../../factor/SetUp'
import { Button, buttonLook } from '../../ui/Button'
import { pageAfter } from '../goOn'
import { formLook, wayLook } from '../look'
import { Refusal } from '../Refusal'

const again = () => `/sign-in${window.location.search}`

/** The first set-up of a second factor, for somebody whose agency asks for one before anything else. */
export const EnrolForm = () => {
  const { setUp, codes, words, way } = useFirstSetUp()
  if (codes)
    return (
      <div className={formLook}>
        <RecoveryCodes codes={codes} />
        <Button kind="main" onClick={() => window.location.assign(pageAfter(window.location.search))} size="wide">I have kept them, go on</Button>
      </div>
    )
  if (setUp.refused)
    return (
      <div className={formLook}>
        <Refusal refusal={setUp.refused} words={words} />
        <a className={buttonLook({ size: 'wide' })} href={again()}>{way}</a>
      </div>
    )
  return (
    <form className={formLook} method="post" noValidate onSubmit={(event) => (event.preventDefault(), void setUp.confirm())}>
      <SetUp setUp={setUp} />
      <Button disabled={setUp.busy || !setUp.begun} kind="main" size="wide" type="submit">{setUp.busy ? 'Checking…' : 'Turn it on'}</Button>
      <a className={wayLook} href="/sign-in">Not now: back to sign-in</a>
    </form>
  )
}
