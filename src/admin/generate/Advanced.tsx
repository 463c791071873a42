'use client'

import { Collapsible, TextareaInput, TextInput } from '@payloadcms/ui'
import type { ChangeEvent } from 'react'
import { Fault } from './Fault'
import { SourcesField } from './SourcesField'
import styles from './generate.module.css'
import type { Faults, Values } from './values'

type Props = { values: Values; faults: Faults; change: (changed: Partial<Values>) => void }

/** What most documents do without: direction, context, the choice of sources and a limit on the cost. */
export const Advanced = ({ values, faults, change }: Props) => {
  const faulty = Boolean(faults.customDirection || faults.additionalContext || faults.sourceIds || faults.budget)
  return (
    <Collapsible collapsibleStyle={faulty ? 'error' : 'default'} header={<span className={styles.collapsibleTitle}>Direction, sources and limits</span>} initCollapsed={!faulty}>
      <div className={styles.advanced}>
        <Long fault={faults.customDirection} label="Direction" max={1000} note="What to stress or to leave out, for this document only." onChange={(customDirection) => change({ customDirection })} path="customDirection" value={values.customDirection} />
        <Long fault={faults.additionalContext} label="Context" max={2000} note="Background the writer should know; added to what is kept about the client." onChange={(additionalContext) => change({ additionalContext })} path="additionalContext" value={values.additionalContext} />
        {values.client && <SourcesField change={change} client={values.client} fault={faults.sourceIds} values={values} />}
        <div className={styles.budget} data-fault={Boolean(faults.budget)}>
          <TextInput
            AfterInput={<><Fault text={faults.budget} /><p className={styles.under}>Nothing further is bought once it is reached. Empty: the client’s or agency’s limit.</p></>}
            Error={<></>}
            label="Cost limit in dollars"
            onChange={(event: ChangeEvent<HTMLInputElement>) => change({ budget: event.target.value })}
            path="budget"
            placeholder="2.50"
            showError={Boolean(faults.budget)}
            value={values.budget}
          />
        </div>
      </div>
    </Collapsible>
  )
}

type LongProps = { label: string; path: string; value: string; max: number; note: string; fault?: string; onChange: (value: string) => void }

const Long = ({ label, path, value, max, note, fault, onChange }: LongProps) => (
  <div data-fault={Boolean(fault)}>
    <TextareaInput
      AfterInput={
        <>
          <Fault text={fault} />
          <p className={styles.under}>
            <span>{note}</span>
            <span className={styles.counter} data-over={value.length > max}>{value.length} / {max.toLocaleString('en-US')}</span>
          </p>
        </>
      }
      Error={<></>}
      label={label}
      onChange={(event) => onChange(event.target.value)}
      path={path}
      rows={3}
      showError={Boolean(fault)}
      value={value}
    />
  </div>
)
