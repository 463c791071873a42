'use client'

import { Pill } from '@payloadcms/ui'
import { Paper } from '../shared/Paper'
import type { ClientChoice, TemplateChoice } from './choices'
import { Fault } from './Fault'
import styles from './generate.module.css'
import type { Offer } from './templates'

type Props = { offers: Offer[]; preferred: TemplateChoice | undefined; client: ClientChoice | undefined; value: string; fault?: string; onChange: (code: string) => void }

/** The designs as thumbnails, one to choose; what the plan leaves out is greyed and says why. */
export const TemplatePicker = ({ offers, preferred, client, value, fault, onChange }: Props) => {
  const chosen = value || preferred?.code
  return (
    <fieldset className={styles.templates} data-fault={Boolean(fault)}>
      <legend className="field-label">Template</legend>
      {!offers.length && <p className={styles.under}>No template is published yet. The platform’s default is used.</p>}
      <div className={styles.gallery}>
        {offers.map(({ template, refusal }) => (
          <label className={styles.template} data-chosen={template.code === chosen} data-refused={refusal !== null} key={template.code}>
            <input
              aria-describedby={refusal ? `refused-${template.code}` : undefined}
              checked={template.code === chosen}
              disabled={refusal !== null}
              name="templateCode"
              onChange={() => onChange(template.code)}
              type="radio"
              value={template.code}
            />
            <Paper colour={client?.colour} design={template.design} image={template.image} size="large" />
            <span className={styles.templateName}>{template.name}</span>
            {refusal ? <span className={styles.refusal} id={`refused-${template.code}`}>{refusal}</span> : <span className={styles.templateNote}>{template.description}</span>}
            <div className={styles.pills}>
              {template === preferred && <Pill pillStyle="light-gray" size="small">{template.id === client?.template ? 'Client’s choice' : 'Default'}</Pill>}
              {template.isPremium && <Pill pillStyle="light-gray" size="small">Premium</Pill>}
            </div>
          </label>
        ))}
      </div>
      <Fault text={fault} />
    </fieldset>
  )
}
