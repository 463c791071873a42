'use client'

import { FieldLabel } from '@payloadcms/ui'
import { PickOne, type Option } from '../../shared/PickOne'
import type { Filter } from './filter'
import styles from './proof.module.css'

type Props = { filter: Filter; onChange: (filter: Filter) => void }

const kinds: Option[] = [{ value: '', label: 'All kinds' }, { value: 'statistic', label: 'Statistics' }, { value: 'quote', label: 'Quotes' }, { value: 'statement', label: 'Statements' }]
const states: Option[] = [{ value: '', label: 'All states' }, { value: 'proven', label: 'Found' }, { value: 'unproven', label: 'Not found' }, { value: 'waived', label: 'Waived' }]

/** Kind, state and words to look for. */
export const Filters = ({ filter, onChange }: Props) => (
  <div className={styles.filters}>
    <div className={`field-type text ${styles.search}`}>
      <FieldLabel htmlFor="claim-words" label="Search" />
      <input id="claim-words" onChange={(event) => onChange({ ...filter, words: event.target.value })} placeholder="Words of the claim or passage" type="search" value={filter.words} />
    </div>
    <Pick id="claim-kind" label="Kind" onPick={(kind) => onChange({ ...filter, kind: kind as Filter['kind'] })} options={kinds} value={filter.kind} />
    <Pick id="claim-state" label="State" onPick={(state) => onChange({ ...filter, state: state as Filter['state'] })} options={states} value={filter.state} />
  </div>
)

type PickProps = { id: string; label: string; options: Option[]; value: string; onPick: (value: string) => void }

const Pick = ({ id, label, options, value, onPick }: PickProps) => (
  <div className={"field-type select"}>
    <FieldLabel htmlFor={id} label={label} />
    <PickOne inputId={id} isSearchable={false} onPick={onPick} options={options} value={value} />
  </div>
)
