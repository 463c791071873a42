'use client'

import { ChevronIcon, ReactSelect } from '@payloadcms/ui'
import type { ComponentProps } from 'react'

type Props = Pick<ComponentProps<typeof ReactSelect>, 'inputId' | 'isSearchable' | 'noOptionsMessage' | 'placeholder' | 'showError'>
export type Option = { label: string; value: string }

// The arrow works by mouse; by keyboard the field itself opens, so the arrow is no stop of its own.
const Arrow = ({ innerProps }: { innerProps?: Record<string, unknown> }) => (
  <span {...innerProps} aria-hidden="true" className="dropdown-indicator">
    <ChevronIcon className="dropdown-indicator__icon" />
  </span>
)
const components = { DropdownIndicator: Arrow }

/** A choice of one, as the admin shows it. `isSearchable` lets people type. */
export const PickOne = ({ options, value, onPick, ...rest }: Props & { options: Option[]; value: string; onPick: (value: string) => void }) => (
  <ReactSelect
    {...rest}
    components={components}
    isClearable={false}
    onChange={(picked) => onPick(String((picked as Option | null)?.value ?? ''))}
    options={options}
    value={options.find((option) => option.value === value)}
  />
)
