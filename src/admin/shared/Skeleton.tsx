import { ShimmerEffect } from '@payloadcms/ui'
import styles from './shared.module.css'

/** Lines in the place of rows that are still being read. */
export const Skeleton = ({ rows = 4, height = '48px' }: { rows?: number; height?: string }) => (
  <div aria-busy="true" aria-label="Loading" className={styles.skeleton} role="status">
    {Array.from({ length: rows }, (_, row) => (
      <ShimmerEffect height={height} key={row} animationDelay={`${row * 80}ms`} />
    ))}
  </div>
)
