import type { SectionProps } from '../sections'
import { Manners } from './Manners'
import { Figures } from './Figures'
import styles from './social.module.css'

/** How the agency works with its clients' posts, and what the networks take. */
export const Social = ({ agency, isOperator }: SectionProps) => (
  <>
    {agency ? <Manners agency={agency} /> : <p className={styles.about}>Decisions, reminders and times belong to one agency. Pick it in the menu on the left, under “Agency”, to see them.</p>}
    <Figures isOperator={isOperator} />
  </>
)
