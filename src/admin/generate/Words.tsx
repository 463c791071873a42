'use client'

import { FieldLabel } from '@payloadcms/ui'
import { tones } from '@/src/domain/content/tones'
import { PickOne } from '../shared/PickOne'
import { Fault } from './Fault'
import { Tags } from './Tags'
import styles from './generate.module.css'
import type { Faults, Values } from './values'

type Props = { values: Values; faults: Faults; change: (changed: Partial<Values>) => void }

const toneOptions = tones.map((tone) => ({ value: tone, label: tone.charAt(0).toUpperCase() + tone.slice(1) }))

/** Tone, keywords and services. */
export const Words = ({ values, faults, change }: Props) => (
  <>
    <div className={`field-type select ${styles.tone}`} data-fault={Boolean(faults.tone)}>
      <FieldLabel htmlFor="generate-tone" label="Tone" />
      <PickOne inputId="generate-tone" isSearchable={false} onPick={(tone) => change({ tone })} options={toneOptions} value={values.tone} />
      <Fault text={faults.tone} />
    </div>
    <Tags fault={faults.keywords} label="Keywords" max={10} note="Up to 10. Type one and press Enter; they lead the research." onChange={(keywords) => change({ keywords })} path="keywords" values={values.keywords} />
    <Tags fault={faults.relatedServices} label="Related services" max={20} note="Named only where they truly fit." onChange={(relatedServices) => change({ relatedServices })} path="relatedServices" values={values.relatedServices} />
  </>
)
