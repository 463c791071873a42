'use client'

import { useAuth } from '@payloadcms/ui'
import { useSetUp } from '@/src/browser/forms/useSetUp'
import { Dialog } from '../form/Dialog'
import { Failure } from '../shared/Failure'
import { useStepUp } from '../stepUp/StepUp'
import { SetUp } from './SetUp'

export const setUpSlug = 'set-up-factor'

type Props = { onClose: () => void; onDone: (recoveryCodes: string[]) => void }

/** The set-up in a dialog of the account; the session is opened anew with it. */
export const SetUpDialog = ({ onClose, onDone }: Props) => {
  const { setUser } = useAuth()
  const setUp = useSetUp((answer) => {
    setUser(answer as never)
    onDone(answer.recoveryCodes)
  }, useStepUp())
  return (
    <Dialog busy={setUp.busy} busyLabel="Checking…" confirm="Turn it on" isDisabled={!setUp.begun} onClose={onClose} onConfirm={() => void setUp.confirm()} slug={setUpSlug} title="Set up a second factor">
      {setUp.refused ? <Failure error={setUp.refused} /> : <SetUp setUp={setUp} />}
    </Dialog>
  )
}
