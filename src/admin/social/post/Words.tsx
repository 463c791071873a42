import type { Part } from '@/src/domain/platform/approvals/proof/words'
import styles from './post.module.css'

/** Two texts laid over each other, word by word; what came and what went is told by more than colour. */
export const Words = ({ parts }: { parts: readonly Part[] }) => (
  <p className={styles.diff} dir="auto">
    {parts.map(({ kind, text }, at) => (kind === 'added' ? <ins key={at}>{text}</ins> : kind === 'removed' ? <del key={at}>{text}</del> : <span key={at}>{text}</span>))}
  </p>
)
