import { env } from '@/src/env'
import { Mark } from './Icon'
import styles from './brand.module.css'

/** Mark and name, on the pages before the sign-in. */
export const Logo = () => (
  <span className={styles.logo}>
    <Mark />
    <span className={styles.name}>{env.appName}</span>
  </span>
)
