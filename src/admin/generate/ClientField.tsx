'use client'

import { FieldLabel } from '@payloadcms/ui'
import { PickOne, type Option } from '../shared/PickOne'
import type { ClientChoice } from './choices'
import { Fault } from './Fault'

type Props = { choices: ClientChoice[]; value: string; fault?: string; onChange: (id: string) => void }

const optionOf = ({ id, name, industry }: ClientChoice): Option => ({ value: id, label: industry ? `${name} · ${industry}` : name })

/** The searchable list of active clients. */
export const ClientField = ({ choices, value, fault, onChange }: Props) => (
  <div className={`field-type select${fault ? ' error' : ''}`} data-fault={Boolean(fault)}>
    <FieldLabel htmlFor="generate-client" label="Client" path="client" required />
    <PickOne
      inputId="generate-client"
      noOptionsMessage={({ inputValue }) => (inputValue ? `No client is called “${inputValue}”.` : 'No clients.')}
      onPick={onChange}
      options={choices.map(optionOf)}
      placeholder="Search by name or industry"
      showError={Boolean(fault)}
      value={value}
    />
    <Fault text={fault} />
  </div>
)
