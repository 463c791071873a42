import type { PlatformKey } from '@/src/domain/social/rules'
import styles from './social.module.css'

// Letters on the network's ground: their logos are not ours to redraw.
const signs: Record<PlatformKey, [sign: string, ground: string]> = {
  instagram: ['ig', '#c13584'], tiktok: ['tt', '#111'], youtube: ['yt', '#c4302b'], x: ['x', '#111'], linkedin: ['in', '#0a66c2'], facebook: ['f', '#1463d8'], google_business: ['g', '#1a73e8'],
}

/** The sign of a network; decoration beside its name. */
export const NetworkIcon = ({ platform }: { platform: PlatformKey }) => (
  <span aria-hidden="true" className={styles.network} style={{ background: signs[platform][1] }}>{signs[platform][0]}</span>
)
