import { env } from '@/src/env'
import { Icon } from './Icon'
import styles from './brand.module.css'

/** Mark and name, on the pages before the sign-in. */
export const Logo = () => (
  <span className={styles.logo}>
    <Icon />
    <span className={styles.name}>{env.appName}</span>
  </span>
)
