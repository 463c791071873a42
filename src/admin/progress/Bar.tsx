import styles from './progress.module.css'

type Props = { percent: number; label: string; tone?: 'busy' | 'bad' | 'good'; text?: string }

/** A progress bar that says its name, figure and text to everybody. */
export const Bar = ({ percent, label, tone = 'busy', text }: Props) => (
  <div
    aria-label={label}
    aria-valuemax={100}
    aria-valuemin={0}
    aria-valuenow={percent}
    aria-valuetext={text ?? `${percent} percent`}
    className={styles.bar}
    data-tone={tone}
    role="progressbar"
  >
    <div className={styles.fill} style={{ inlineSize: `${Math.max(percent, 1)}%` }} />
  </div>
)
