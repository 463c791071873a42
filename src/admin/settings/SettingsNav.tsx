import type { ServerProps } from 'payload'
import { sectionsFor } from './sections'
import { SettingsNavGroup } from './SettingsNavGroup'

/** The settings in the menu: only what the person may open. */
export const SettingsNav = ({ permissions }: ServerProps) => {
  const sections = sectionsFor(permissions).map(({ slug, title }) => ({ slug, title }))
  return sections.length ? <SettingsNavGroup sections={sections} /> : null
}
