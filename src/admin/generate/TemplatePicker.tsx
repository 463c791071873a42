'use client'

import { Pill } from '@payloadcms/ui'
import { Paper } from '../shared/Paper'
import type { ClientChoice, TemplateChoice } from './choices'
import { Fault } from './Fault'
import styles from './generate.module.css'

type Props = { templates: TemplateChoice[]; client: ClientChoice | undefined; value: string; fault?: string; onChange: (code: string) => void }

/** The designs as thumbnails, one to choose; the first is whatever client, agency and platform prefer. */
export const TemplatePicker = ({ templates, client, value, fault, onChange }: Props) => {
  const shown = templates.filter(({ agency }) => !agency || !client || agency === client.agency)
  const preferred = shown.find(({ id }) => id === client?.template) ?? shown.find(({ isDefault }) => isDefault)
  const chosen = value || preferred?.code
  return (
    <fieldset className={styles.templates} data-fault={Boolean(fault)}>
      <legend className="field-label">Template</legend>
      {!shown.length && <p className={styles.under}>No template is published yet. The platform’s default is used.</p>}
      <div className={styles.gallery}>
        {shown.map((template) => (
          <label className={styles.template} data-chosen={template.code === chosen} key={template.code}>
            <input checked={template.code === chosen} name="templateCode" onChange={() => onChange(template.code)} type="radio" value={template.code} />
            <Paper colour={client?.colour} design={template.design} image={template.image} size="large" />
            <span className={styles.templateName}>{template.name}</span>
            <span className={styles.templateNote}>{template.description}</span>
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
