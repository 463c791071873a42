'use client'

import { Pill } from '@payloadcms/ui'
import { shownState } from './tone'

type Props = { collection: Parameters<typeof shownState>[0]; state: string }

/** A row's state in its one colour and word. */
export const StatusPill = ({ collection, state }: Props) => {
  const { label, pill } = shownState(collection, state)
  return (
    <Pill pillStyle={pill} size="small">
      {label}
    </Pill>
  )
}
