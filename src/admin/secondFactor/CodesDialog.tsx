'use client'

import { Dialog } from '../form/Dialog'
import { RecoveryCodes } from './RecoveryCodes'

export const codesSlug = 'recovery-codes'

/** New recovery codes, until the person says that they are kept. */
export const CodesDialog = ({ codes, email, onClose }: { codes: string[]; email: string; onClose: () => void }) => (
  <Dialog cancel="I have kept them" onClose={onClose} slug={codesSlug} title="Your recovery codes">
    <RecoveryCodes codes={codes} email={email} />
  </Dialog>
)
