import { Sheet, type Design } from './Sheet'
import styles from './shared.module.css'

type Props = { colour?: string | null; image?: string | null; size?: 'small' | 'large'; design?: Design | null }

/** A document's first page in small: its cover picture, else a sheet in the client's colour. Decoration beside a title. */
export const Paper = ({ colour, image, size = 'small', design }: Props) => (
  <span aria-hidden="true" className={styles.paper} data-size={size} style={{ ['--paper-colour' as string]: colour || 'var(--color-base-700)' }}>
    {image ? <img alt="" loading="lazy" src={image} /> : <Sheet design={design ?? 'executive'} />}
  </span>
)
