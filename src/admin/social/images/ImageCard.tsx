'use client'

import { useSortable } from '@dnd-kit/sortable'
import { Button, DragHandleIcon, Popup, PopupList } from '@payloadcms/ui'
import { cropStyle, type Picture } from './picture'
import styles from './images.module.css'

type Props = {
  picture: Picture
  at: number
  count: number
  fault?: string
  isLocked?: boolean
  onAlt: (alt: string) => void
  onCrop: () => void
  onMove: (to: number) => void
  onRemove: () => void
  onReplace: () => void
  onRetry: () => void
}

/** One image of a post: its place, how far it is sent, its description, and what can be done with it. */
export const ImageCard = ({ picture, at, count, fault, isLocked, onAlt, onCrop, onMove, onRemove, onReplace, onRetry }: Props) => {
  const { attributes, listeners, setNodeRef, transform, transition, isDragging } = useSortable({ id: picture.key, disabled: isLocked })
  const moves = transform ? { transform: `translate3d(${transform.x}px, ${transform.y}px, 0)`, transition } : { transition }
  const name = `image ${at + 1}`
  return (
    <li className={styles.card} data-dragging={isDragging} data-fault={Boolean(fault)} ref={setNodeRef} style={moves}>
      <div className={styles.frame}>
        <div className={styles.shown} style={picture.crop && picture.width && picture.height ? { aspectRatio: `${picture.crop.width * picture.width} / ${picture.crop.height * picture.height}` } : undefined}>
          <img alt={picture.alt} src={picture.url} style={cropStyle(picture.crop)} />
        </div>
        <span className={styles.number}>{at + 1}</span>
        {!isLocked && (
          <button {...attributes} {...listeners} aria-label={`Move ${name}`} className={styles.handle} type="button">
            <DragHandleIcon />
          </button>
        )}
        {!isLocked && <Menu at={at} count={count} name={name} onCrop={onCrop} onMove={onMove} onRemove={onRemove} onReplace={onReplace} stored={picture.state === 'stored'} />}
      </div>
      <Progress onRetry={onRetry} picture={picture} />
      <p className={styles.name} title={picture.name}><bdi>{picture.name}</bdi></p>
      <label className={styles.alt}>
        <span>Description for blind readers</span>
        <textarea className={styles.words} dir="auto" maxLength={1000} onChange={(event) => onAlt(event.target.value)} placeholder="What the image shows" readOnly={isLocked} rows={2} value={picture.alt} />
      </label>
      {fault && <p className={styles.fault}>{fault}</p>}
    </li>
  )
}

const Progress = ({ picture, onRetry }: { picture: Picture; onRetry: () => void }) => {
  if (picture.state === 'stored') return null
  if (picture.state === 'failed')
    return (
      <div className={styles.failed} role="alert">
        <span>{picture.fault}</span>
        <Button buttonStyle="secondary" margin={false} onClick={onRetry} size="small">Try again</Button>
      </div>
    )
  return <progress aria-label={`Sending ${picture.name}`} className={styles.progress} max={1} value={picture.progress} />
}

type MenuProps = Pick<Props, 'at' | 'count' | 'onCrop' | 'onMove' | 'onRemove' | 'onReplace'> & { name: string; stored: boolean }

const Menu = ({ name, at, count, stored, onCrop, onMove, onRemove, onReplace }: MenuProps) => (
  <div className={styles.menu}>
    <Popup button={<span className={styles.more}><span aria-hidden="true">⋯</span><span className="sr-only">Actions of {name}</span></span>} buttonType="default" horizontalAlign="right" render={({ close }) => {
        const then = (act: () => void) => () => { close(); act() }
        return (
          <PopupList.ButtonGroup>
            <PopupList.Button disabled={at === 0} onClick={then(() => onMove(at - 1))}>Move earlier</PopupList.Button>
            <PopupList.Button disabled={at === count - 1} onClick={then(() => onMove(at + 1))}>Move later</PopupList.Button>
            <PopupList.Button disabled={!stored} onClick={then(onCrop)}>Crop</PopupList.Button>
            <PopupList.Button onClick={then(onReplace)}>Replace</PopupList.Button>
            <PopupList.Button onClick={then(onRemove)}>Remove</PopupList.Button>
          </PopupList.ButtonGroup>
        )
      }} size="small" />
  </div>
)
