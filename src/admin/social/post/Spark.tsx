import styles from './post.module.css'

/** A line of figures in small; what is unknown leaves a gap. The table beside it says the same in words. */
export const Spark = ({ values, label }: { values: readonly (number | null)[]; label: string }) => {
  const known = values.flatMap((value, at) => (value === null ? [] : [{ value, at }]))
  if (known.length < 2) return null
  const most = Math.max(...known.map(({ value }) => value), 1)
  const points = known.map(({ value, at }) => `${((at / (values.length - 1)) * 96 + 2).toFixed(1)},${(26 - (value / most) * 24).toFixed(1)}`)
  return (
    <svg aria-label={label} className={styles.spark} preserveAspectRatio="none" role="img" viewBox="0 0 100 28">
      <polyline fill="none" points={points.join(' ')} stroke="currentColor" strokeWidth="2" vectorEffect="non-scaling-stroke" />
    </svg>
  )
}
