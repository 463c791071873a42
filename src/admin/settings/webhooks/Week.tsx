import type { Day } from './types'
import styles from './webhooks.module.css'

const last7 = (now: number): string[] => Array.from({ length: 7 }, (_, back) => new Date(now - (6 - back) * 86_400_000).toISOString().slice(0, 10))

/** How many of the last seven days' messages arrived, as figures and as a column for each day. */
export const Week = ({ days, now, name }: { days: readonly Day[]; now: number; name: string }) => {
  const total = (of: 'delivered' | 'failed' | 'pending') => days.reduce((sum, day) => sum + day[of], 0)
  const [arrived, failed] = [total('delivered'), total('failed')]
  if (!days.length) return <span className={styles.quiet}>nothing sent</span>
  const most = Math.max(1, ...days.map(({ delivered, failed: lost, pending }) => delivered + lost + pending))
  return (
    <span className={styles.week}>
      <svg aria-label={`Messages of ${name} in the last seven days: ${arrived} arrived, ${failed} did not`} height="20" role="img" viewBox="0 0 62 20" width="62">
        {last7(now).map((day, at) => {
          const found = days.find((one) => one.day === day)
          const [good, bad] = [((found?.delivered ?? 0) / most) * 18, ((found?.failed ?? 0) / most) * 18]
          return (
            <g key={day}>
              <rect className={styles.base} height="1" width="7" x={at * 9} y="19" />
              {good > 0 && <rect className={styles.good} height={Math.max(good, 1.5)} width="7" x={at * 9} y={19 - Math.max(good, 1.5)} />}
              {bad > 0 && <rect className={styles.bad} height={Math.max(bad, 1.5)} width="7" x={at * 9} y={19 - Math.max(good, good ? 1.5 : 0) - Math.max(bad, 1.5)} />}
              <title>{`${day}: ${found?.delivered ?? 0} arrived, ${found?.failed ?? 0} not`}</title>
            </g>
          )
        })}
      </svg>
      <span>{arrived} of {arrived + failed + total('pending')} arrived</span>
    </span>
  )
}
