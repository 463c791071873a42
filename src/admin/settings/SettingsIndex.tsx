import { Card } from '@payloadcms/ui'
import type { Section } from './sections'
import styles from './settings.module.css'

/** One card per part, each with a line on what is there. */
export const SettingsIndex = ({ sections, admin }: { sections: Section[]; admin: string }) => (
  <ul className={styles.cards}>
    {sections.map(({ slug, title, about }) => (
      <li key={slug}>
        <Card actions={<p className={styles.about}>{about}</p>} buttonAriaLabel={`${title}: ${about}`} href={`${admin}/settings/${slug}`} id={`settings-${slug}`} title={title} titleAs="h2" />
      </li>
    ))}
  </ul>
)
