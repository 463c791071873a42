'use client'

import { FieldLabel } from '@payloadcms/ui'
import { Entry } from '../../form/Entry'
import { PickOne } from '../../shared/PickOne'
import { Area } from '../parts/Area'
import parts from '../parts/parts.module.css'
import { ScopeFields } from './ScopeFields'
import type { ScopeGroup } from './scopes'
import type { KeyFaults, KeyValues } from './values'

type Props = { values: KeyValues; faults: KeyFaults; change: (changed: Partial<KeyValues>) => void; groups?: ScopeGroup[]; isOperator: boolean }

const modes = [
  { label: 'Live: works on real data', value: 'live' },
  { label: 'Test: samples only, costs nothing', value: 'test' },
]

/** The fields of a key; scopes and kind only while it is made, because they never change afterwards. */
export const KeyFields = ({ values, faults, change, groups, isOperator }: Props) => (
  <>
    <Entry autoFocus fault={faults.name} id="key-name" label="Name" maxLength={100} note="Which program uses it, for example “Shop”." onChange={(name) => change({ name })} required value={values.name} />
    <Area id="key-description" label="Description" maxLength={2000} onChange={(description) => change({ description })} value={values.description} />
    {groups && (
      <>
        <div className="field-type select">
          <FieldLabel htmlFor="key-mode" label="Kind" />
          <PickOne inputId="key-mode" onPick={(mode) => change({ mode: mode as KeyValues['mode'] })} options={modes} value={values.mode} />
        </div>
        <ScopeFields chosen={values.scopes} fault={faults.scopes} groups={groups} onChange={(scopes) => change({ scopes })} />
      </>
    )}
    <Area fault={faults.allowedIps} id="key-networks" label="Networks" note="Addresses or networks it may be used from, one on each line, for example 203.0.113.0/24. Empty: from anywhere." onChange={(allowedIps) => change({ allowedIps })} value={values.allowedIps} />
    <div className={parts.pair}>
      <Entry fault={faults.perMinute} id="key-per-minute" inputMode="numeric" label="Requests a minute" onChange={(perMinute) => change({ perMinute })} required value={values.perMinute} />
      <Entry fault={faults.perDay} id="key-per-day" inputMode="numeric" label="Requests a day" note={isOperator ? undefined : 'More is up to the operator.'} onChange={(perDay) => change({ perDay })} required value={values.perDay} />
      <Entry fault={faults.expires} id="key-expires" label="Last day" note="Empty: it does not expire." onChange={(expires) => change({ expires })} type="date" value={values.expires} />
    </div>
  </>
)
