'use client'

import { FieldLabel, ReactSelect } from '@payloadcms/ui'
import type { ClientChoice } from './choices'
import { Fault } from './Fault'

type Props = { choices: ClientChoice[]; value: string; fault?: string; onChange: (id: string) => void }
type Option = { label: string; value: string }

const optionOf = ({ id, name, industry }: ClientChoice): Option => ({ value: id, label: industry ? `${name} · ${industry}` : name })

/** The searchable list of active clients. */
export const ClientField = ({ choices, value, fault, onChange }: Props) => {
  const options = choices.map(optionOf)
  return (
    <div className={`field-type select${fault ? ' error' : ''}`} data-fault={Boolean(fault)}>
      <FieldLabel htmlFor="generate-client" label="Client" path="client" required />
      <ReactSelect
        inputId="generate-client"
        isClearable={false}
        noOptionsMessage={({ inputValue }) => (inputValue ? `No client is called “${inputValue}”.` : 'No clients.')}
        onChange={(picked) => onChange(String((picked as Option | null)?.value ?? ''))}
        options={options}
        placeholder="Search by name or industry"
        showError={Boolean(fault)}
        value={options.find((option) => option.value === value)}
      />
      <Fault text={fault} />
    </div>
  )
}
