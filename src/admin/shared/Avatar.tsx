import { initialsOf } from '@/src/browser/format/initials'
import styles from './styles/avatar.module.css'

/** A picture of somebody, else the first letters of the name. Stands beside the name, so it says nothing itself. */
export const Avatar = ({ name, image, size = 36 }: { name: string; image?: string | null; size?: number }) => (
  <span aria-hidden="true" className={styles.avatar} style={{ inlineSize: size, blockSize: size, fontSize: size * 0.38 }}>{image ? <img alt="" height={size} loading="lazy" src={image} width={size} /> : initialsOf(name)}</span>
)
