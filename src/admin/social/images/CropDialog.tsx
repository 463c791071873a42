'use client'

import { useModal } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import ReactCrop, { centerCrop, makeAspectCrop, type PercentCrop } from 'react-image-crop'
import 'react-image-crop/dist/ReactCrop.css'
import type { Crop } from '@/src/domain/social/posts/crop'
import type { PlatformRule } from '@/src/domain/social/rules'
import { Dialog } from '../../form/Dialog'
import type { Picture } from './picture'
import styles from './images.module.css'

type Props = { picture: Picture; rules: readonly PlatformRule[]; onCrop: (crop: Crop | null) => void; onClose: () => void }

const slug = 'crop-image'
const whole: PercentCrop = { unit: '%', x: 0, y: 0, width: 100, height: 100 }
const valueOf = (ratio: string): number => {
  const [width, height] = ratio.split(':').map(Number) as [number, number]
  return width / height
}

/** The presets of all chosen networks, each once. */
const presetsOf = (rules: readonly PlatformRule[]): string[] => [...new Set(rules.flatMap(({ images }) => images.crops.map(({ label }) => label)))]

/** Cuts an image without touching it: the part is kept beside it, and the image can be cut anew at any time. */
export const CropDialog = ({ picture, rules, onCrop, onClose }: Props) => {
  const { openModal, closeModal } = useModal()
  const [ratio, setRatio] = useState<string | null>(picture.crop?.ratio ?? null)
  const [part, setPart] = useState<PercentCrop>(picture.crop ? { unit: '%', x: picture.crop.x * 100, y: picture.crop.y * 100, width: picture.crop.width * 100, height: picture.crop.height * 100 } : whole)
  useEffect(() => {
    openModal(slug)
    return () => closeModal(slug)
  }, [openModal, closeModal])
  const [width, height] = [picture.width ?? 1, picture.height ?? 1]
  const pick = (label: string | null) => {
    setRatio(label)
    setPart(label ? centerCrop(makeAspectCrop({ unit: '%', width: 100 }, valueOf(label), width, height), width, height) : whole)
  }
  const isWhole = part.width > 99.9 && part.height > 99.9
  const keep = () => onCrop(isWhole || !part.width || !part.height ? null : { x: part.x / 100, y: part.y / 100, width: part.width / 100, height: part.height / 100, ratio })
  return (
    <Dialog confirm="Keep this part" onClose={onClose} onConfirm={keep} slug={slug} title="Crop the image" wide>
      <fieldset className={styles.ratios}>
        <legend>Shape</legend>
        {[null, ...presetsOf(rules)].map((label) => (
          <label key={label ?? 'any'}>
            <input checked={ratio === label} name="crop-ratio" onChange={() => pick(label)} type="radio" />
            {label ?? 'Any'}
          </label>
        ))}
      </fieldset>
      <ReactCrop ariaLabels={{ cropArea: 'The part that is kept. Arrow keys move it.', nwDragHandle: 'Upper left corner', nDragHandle: 'Upper edge', neDragHandle: 'Upper right corner', eDragHandle: 'Right edge', seDragHandle: 'Lower right corner', sDragHandle: 'Lower edge', swDragHandle: 'Lower left corner', wDragHandle: 'Left edge' }} aspect={ratio ? valueOf(ratio) : undefined} className={styles.crop} crop={part} onChange={(_, percent) => setPart(percent)}>
        <img alt="" className={styles.uncut} src={picture.url} />
      </ReactCrop>
      <p className={styles.hint}>{Math.round((part.width / 100) * width)} × {Math.round((part.height / 100) * height)} pixels</p>
    </Dialog>
  )
}
