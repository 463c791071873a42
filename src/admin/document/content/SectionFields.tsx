'use client'

import { Collapsible, TextareaInput, TextInput } from '@payloadcms/ui'
import type { ChangeEvent } from 'react'
import type { Section } from '@/src/domain/content/document'
import styles from './content.module.css'

type Props = { section: Section; onChange: (section: Section) => void }

/** One section: its title, lead and paragraphs, a blank line between two. */
export const SectionFields = ({ section, onChange }: Props) => {
  const path = `section-${section.number}`
  return (
    <Collapsible header={<span className={styles.sectionTitle} dir="auto">{section.number}. {section.title}</span>} initCollapsed>
      <div className={styles.section}>
        <TextInput label="Title" onChange={(event: ChangeEvent<HTMLInputElement>) => onChange({ ...section, title: event.target.value })} path={`${path}-title`} value={section.title} />
        <TextareaInput label="Lead" onChange={(event) => onChange({ ...section, lead: event.target.value })} path={`${path}-lead`} rows={3} value={section.lead} />
        {section.paragraphs.map((paragraph, at) => (
          <TextareaInput
            key={at}
            label={`Paragraph ${at + 1}`}
            onChange={(event) => onChange({ ...section, paragraphs: section.paragraphs.map((one, index) => (index === at ? event.target.value : one)) })}
            path={`${path}-paragraph-${at}`}
            rows={4}
            value={paragraph}
          />
        ))}
        {section.subheadings.map((sub, at) => (
          <TextareaInput
            key={at}
            label={sub.title}
            onChange={(event) => onChange({ ...section, subheadings: section.subheadings.map((one, index) => (index === at ? { ...one, content: event.target.value } : one)) })}
            path={`${path}-sub-${at}`}
            rows={4}
            value={sub.content}
          />
        ))}
      </div>
    </Collapsible>
  )
}
