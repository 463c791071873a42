'use client'

import { FieldLabel, ReactSelect } from '@payloadcms/ui'
import { Fault } from './Fault'
import styles from './generate.module.css'

type Props = { label: string; path: string; values: string[]; max: number; note: string; fault?: string; onChange: (values: string[]) => void }
type Option = { label: string; value: string | { value: string } }

const Nothing = () => null
const wordOf = ({ value }: Option): string => (typeof value === 'string' ? value : value.value).trim()

/** Words typed one by one; a word counts once. */
export const Tags = ({ label, path, values, max, note, fault, onChange }: Props) => (
  <div className={`field-type text has-many${fault ? ' error' : ''}`} data-fault={Boolean(fault)}>
    <FieldLabel htmlFor={`generate-${path}`} label={label} path={path} />
    <ReactSelect
      components={{ DropdownIndicator: Nothing }}
      filterOption={() => values.length < max}
      inputId={`generate-${path}`}
      isClearable={false}
      isCreatable
      isMulti
      menuIsOpen={false}
      onChange={(picked) => onChange([...new Set((picked as Option[]).map(wordOf).filter(Boolean))].slice(0, max))}
      options={[]}
      placeholder="Type and press Enter"
      showError={Boolean(fault)}
      value={values.map((value) => ({ id: value, label: value, value }))}
    />
    <Fault text={fault} />
    <p className={styles.under}>{note}</p>
  </div>
)
