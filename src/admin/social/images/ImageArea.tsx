'use client'

import { Button, Dropzone } from '@payloadcms/ui'
import { closestCenter, DndContext, KeyboardSensor, MouseSensor, TouchSensor, useSensor, useSensors, type Announcements, type DragEndEvent } from '@dnd-kit/core'
import { rectSortingStrategy, SortableContext, sortableKeyboardCoordinates } from '@dnd-kit/sortable'
import { useCallback, useRef, useState, type Dispatch, type SetStateAction } from 'react'
import type { PlatformRule } from '@/src/domain/social/rules'
import { CropDialog } from './CropDialog'
import { ImageCard } from './ImageCard'
import { moved, moveTold, type Picture } from './picture'
import { accepted, faultOf, pictureOf, useUploads } from './uploads'
import styles from './images.module.css'

type Props = { client: string; images: Picture[]; setImages: Dispatch<SetStateAction<Picture[]>>; rules: readonly PlatformRule[]; faults: Record<number, string>; isLocked?: boolean }

/** Where images are dropped, ordered, described and cut. They keep the order chosen, whichever arrives first. */
export const ImageArea = ({ client, images, setImages, rules, faults, isLocked }: Props) => {
  const [told, setTold] = useState('')
  const [refused, setRefused] = useState('')
  const [cropping, setCropping] = useState<Picture | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const replacing = useRef<string | null>(null)
  const change = useCallback((key: string, changed: Partial<Picture>) => setImages((before) => before.map((one) => (one.key === key ? { ...one, ...changed } : one))), [setImages])
  const { add, retry, cancel } = useUploads(client, change)
  const take = (files: readonly File[]) => {
    const place = images.findIndex(({ key }) => key === replacing.current)
    replacing.current = null
    const faults = files.map(faultOf).filter((fault) => fault !== null)
    setRefused(faults.join(' '))
    const fresh = files.filter((file) => !faultOf(file)).map((file) => ({ file, picture: pictureOf(file) }))
    const twice = fresh.find(({ file }) => images.some(({ name, bytes }) => name === file.name && bytes === file.size))
    setTold(twice ? `${twice.file.name} is here already.` : fresh.length ? `${fresh.length === 1 ? 'One image' : `${fresh.length} images`} added.` : '')
    setImages((before) => (place < 0 ? [...before, ...fresh.map(({ picture }) => picture)] : before.flatMap((one, at) => (at === place ? fresh.map(({ picture }, first) => (first ? picture : { ...picture, alt: one.alt })) : [one]))))
    for (const { file, picture } of fresh) add(picture.key, file)
  }
  const choose = (key: string | null) => {
    replacing.current = key
    input.current?.click()
  }
  const remove = (key: string) => {
    cancel(key)
    setImages((before) => before.filter((one) => one.key !== key))
    setTold('Image removed.')
  }
  const move = (from: number, to: number) => {
    if (to < 0 || to >= images.length) return
    setImages((before) => moved(before, from, to))
    setTold(moveTold(from, to, images.length))
  }
  return (
    <div className={styles.area}>
      {!isLocked && (
        <Dropzone disabled={!client} multipleFiles onChange={(files) => take([...(files ?? [])])}>
          <div className={styles.drop}>
            <Button buttonStyle="pill" disabled={!client} margin={false} onClick={() => choose(null)} size="small">Choose images</Button>
            <span className={styles.hint}>{client ? 'or drop them here: JPEG, PNG or WebP, up to 20 MB each' : 'Choose the client first: images are kept with it.'}</span>
            <input accept={accepted.join(',')} aria-label="Images" className={styles.input} multiple onChange={(event) => { take([...(event.target.files ?? [])]); event.target.value = '' }} ref={input} tabIndex={-1} type="file" />
          </div>
        </Dropzone>
      )}
      <p className={styles.fault} role="alert">{refused}</p>
      <Sorted images={images} onMove={move}>
        {images.map((picture, at) => (
          <ImageCard
            at={at} count={images.length} fault={faults[at]} isLocked={isLocked} key={picture.key} picture={picture}
            onAlt={(alt) => change(picture.key, { alt })} onCrop={() => setCropping(picture)} onMove={(to) => move(at, to)}
            onRemove={() => remove(picture.key)} onReplace={() => choose(picture.key)} onRetry={() => retry(picture.key)}
          />
        ))}
      </Sorted>
      <p aria-live="polite" className={styles.told}>{told}</p>
      {cropping && <CropDialog key={cropping.key} onClose={() => setCropping(null)} onCrop={(crop) => { change(cropping.key, { crop }); setCropping(null) }} picture={cropping} rules={rules} />}
    </div>
  )
}

const Sorted = ({ images, onMove, children }: { images: readonly Picture[]; onMove: (from: number, to: number) => void; children: React.ReactNode }) => {
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 200, tolerance: 5 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const keys = images.map(({ key }) => key)
  const placeOf = (id: unknown) => keys.indexOf(String(id))
  const end = ({ active, over }: DragEndEvent) => over && active.id !== over.id && onMove(placeOf(active.id), placeOf(over.id))
  return (
    <DndContext accessibility={{ announcements: announcements(placeOf, keys.length) }} collisionDetection={closestCenter} id="post-images" onDragEnd={end} sensors={sensors}>
      <SortableContext items={keys} strategy={rectSortingStrategy}>
        {images.length > 0 && <ol className={styles.grid}>{children}</ol>}
      </SortableContext>
    </DndContext>
  )
}

const announcements = (placeOf: (id: unknown) => number, count: number): Announcements => ({
  onDragStart: ({ active }) => `Image ${placeOf(active.id) + 1} of ${count} taken up.`,
  onDragOver: ({ active, over }) => over ? `Image ${placeOf(active.id) + 1} is over place ${placeOf(over.id) + 1}.` : undefined,
  onDragEnd: ({ active, over }) => over ? moveTold(placeOf(active.id), placeOf(over.id), count) : 'Put back.',
  onDragCancel: () => 'Put back.',
})
