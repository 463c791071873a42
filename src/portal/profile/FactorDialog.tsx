'use client'

import { sentenceOf } from '@/src/browser/api'
import { useSetUp } from '@/src/browser/forms/useSetUp'
import { RecoveryCodes } from '../factor/RecoveryCodes'
import { SetUp } from '../factor/SetUp'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { Notice } from '../states/states'
import { useStepUp } from './StepUp'

type Props = { codes: string[] | null; onClose: () => void; onMade: (codes: string[]) => void }

const Begin = ({ onClose, onMade }: Omit<Props, 'codes'>) => {
  const setUp = useSetUp(({ recoveryCodes }) => onMade(recoveryCodes), useStepUp())
  return (
    <Dialog foot={<><Button onClick={onClose}>Not now</Button>{!setUp.refused && <Button disabled={setUp.busy || !setUp.begun} form="set-up" kind="main" type="submit">{setUp.busy ? 'Checking…' : 'Turn it on'}</Button>}</>} onClose={onClose} open title="Set up your second factor">
      {setUp.refused ? <Notice role="alert" tone="bad">{sentenceOf(setUp.refused)}</Notice> : <form id="set-up" noValidate onSubmit={(event) => (event.preventDefault(), void setUp.confirm())}><SetUp setUp={setUp} /></form>}
    </Dialog>
  )
}

/** The set-up of a second factor, then its recovery codes, which are shown this once. */
export const FactorDialog = ({ codes, onClose, onMade }: Props) =>
  codes ? <Dialog foot={<Button kind="main" onClick={onClose}>I have kept them</Button>} onClose={onClose} open title="Your recovery codes"><RecoveryCodes codes={codes} /></Dialog> : <Begin onClose={onClose} onMade={onMade} />
