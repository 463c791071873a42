import type { Crop } from '@/src/domain/social/posts/crop'
import { platformRules, type PlatformKey } from '@/src/domain/social/rules'
import { cropStyle } from './images/picture'
import { NetworkIcon } from './NetworkIcon'
import styles from './preview.module.css'

type Shown = { key: string; url: string; alt: string; crop: Crop | null; width: number | null; height: number | null }
type Props = { platform: PlatformKey; handle: string; name: string | null; caption: string; images: readonly Shown[] }

const picturesFirst: readonly PlatformKey[] = ['instagram', 'tiktok', 'youtube']
/** Longer captions are folded by the network after about as many characters. */
const foldedAfter: Record<PlatformKey, number> = { instagram: 125, tiktok: 100, youtube: 100, x: 280, linkedin: 210, facebook: 480, google_business: 250 }

const shapeOf = ({ crop, width, height }: Shown): number => ((width ?? 1) * (crop?.width ?? 1)) / ((height ?? 1) * (crop?.height ?? 1))

/** A post about as its network will show it: account, words and pictures in the order they have there. */
export const Preview = ({ platform, handle, name, caption, images }: Props) => {
  const words = <Words caption={caption} foldAt={foldedAfter[platform]} />
  const pictures = images.length > 0 && <Pictures carousel={platform === 'instagram'} images={images} />
  return (
    <article aria-label={`Preview on ${platformRules[platform].label}`} className={styles.post}>
      <header className={styles.head}>
        <NetworkIcon platform={platform} />
        <span>
          <strong><bdi>{name || handle}</bdi></strong>
          <small><bdi>{handle}</bdi> · {platformRules[platform].label}</small>
        </span>
      </header>
      {picturesFirst.includes(platform) ? <>{pictures}{words}</> : <>{words}{pictures}</>}
    </article>
  )
}

const Words = ({ caption, foldAt }: { caption: string; foldAt: number }) => {
  const text = caption.trim()
  if (!text) return <p className={styles.none}>The caption stands here.</p>
  const isFolded = text.length > foldAt
  // Between two words, unless one is very long.
  const end = isFolded ? Math.max(text.lastIndexOf(' ', foldAt), foldAt - 20) : text.length
  return (
    <p className={styles.words} dir="auto">
      {text.slice(0, end)}
      {isFolded && <span className={styles.folded} title="Shown after a tap on “more”">{text.slice(end)}</span>}
    </p>
  )
}

const Pictures = ({ images, carousel }: { images: readonly Shown[]; carousel: boolean }) => {
  const shown = carousel ? images.slice(0, 1) : images.slice(0, 4)
  const first = Math.min(1.91, Math.max(0.8, shapeOf(shown[0]!)))
  return (
    <div className={styles.pictures} data-count={shown.length}>
      {shown.map((image, at) => (
        <span className={styles.picture} key={image.key} style={{ aspectRatio: String(shown.length === 1 ? first : 1) }}>
          <img alt={image.alt} src={image.url} style={image.crop ? cropStyle(image.crop) : undefined} />
          {at === shown.length - 1 && images.length > shown.length && <b className={styles.others}>{carousel ? `1/${images.length}` : `+${images.length - shown.length}`}</b>}
        </span>
      ))}
    </div>
  )
}
