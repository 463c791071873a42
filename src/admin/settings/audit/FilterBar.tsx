'use client'

import { FieldLabel } from '@payloadcms/ui'
import { Entry } from '../../form/Entry'
import { PickOne, type Option } from '../../shared/PickOne'
import parts from '../parts/parts.module.css'
import { actions, categories, outcomes, types, type Filters } from './filters'
import type { Person } from './people'

type Props = { filters: Filters; people: Person[]; change: (changed: Partial<Filters>) => void }

/** What the log can be narrowed by; each change counts at once. */
export const FilterBar = ({ filters, people, change }: Props) => (
  <div aria-label="Filters" className={parts.filters} data-count="8" role="search">
    <Entry id="audit-text" label="Text" maxLength={200} onChange={(text) => change({ text })} placeholder="Name, note or error" value={filters.text} />
    {people.length > 0 && <Choice id="audit-user" label="Person" onPick={(user) => change({ user })} options={[{ label: 'Everybody', value: '' }, ...people.map(({ id, name }) => ({ label: name, value: id }))]} value={filters.user} />}
    <Choice id="audit-category" label="Kind" onPick={(category) => change({ category })} options={categories} value={filters.category} />
    <Choice id="audit-action" label="Action" onPick={(action) => change({ action })} options={actions} value={filters.action} />
    <Choice id="audit-type" label="About" onPick={(resourceType) => change({ resourceType })} options={types} value={filters.resourceType} />
    <Choice id="audit-status" label="Outcome" onPick={(status) => change({ status })} options={outcomes} value={filters.status} />
    <Entry id="audit-from" label="From" onChange={(from) => change({ from })} type="date" value={filters.from} />
    <Entry id="audit-to" label="To" onChange={(to) => change({ to })} type="date" value={filters.to} />
  </div>
)

const Choice = ({ id, label, ...rest }: { id: string; label: string; options: Option[]; value: string; onPick: (value: string) => void }) => (
  <div className="field-type select">
    <FieldLabel htmlFor={id} label={label} />
    <PickOne inputId={id} isSearchable {...rest} />
  </div>
)
