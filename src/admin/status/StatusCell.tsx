'use client'

import { Pill } from '@payloadcms/ui'
import type { DefaultCellComponentProps } from 'payload'
import { pillOf, type Tone } from './tone'

type Option = string | { label: unknown; value: string }

/** A state in a list, coloured by the tone that its workflow gave it. */
export const StatusCell = ({ cellData, field }: DefaultCellComponentProps) => {
  const state = String(cellData ?? '')
  if (!state) return null
  const options = ('options' in field ? field.options : []) as Option[]
  const option = options.find((one) => typeof one === 'object' && one.value === state)
  const tones = (field.admin as { custom?: { tones?: Record<string, Tone> } } | undefined)?.custom?.tones
  return (
    <Pill pillStyle={pillOf(tones?.[state])} size="small">
      {typeof option === 'object' && typeof option.label === 'string' ? option.label : state}
    </Pill>
  )
}
