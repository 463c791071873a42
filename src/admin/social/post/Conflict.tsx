'use client'

import { useModal } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { call } from '../../api'
import { Dialog } from '../../form/Dialog'
import { Failure } from '../../shared/Failure'
import { Skeleton } from '../../shared/Skeleton'
import { clockTimeOf, type Values } from '../composer/values'
import { storedPicture, type Picture } from '../images/picture'
import type { PostFacts } from './facts'
import styles from './post.module.css'

type File = { id: string; url?: string | null; originalName?: string | null; mimeType?: string | null; filesize?: number | null; width?: number | null; height?: number | null }
type Image = { id: string; file: File | string; alt?: string | null; crop?: unknown }
type Theirs = { version: number; title: string; caption: string | null; scheduledAt: string | null; autoPublish: boolean | null; internalNote: string | null; images?: Image[] }
type Field = 'title' | 'caption' | 'images' | 'date' | 'internalNote'
type Props = { facts: PostFacts; mine: Values; onMerged: (merged: Values, version: number) => void; onClose: () => void }

const slug = 'post-conflict'
const labels: Record<Field, string> = { title: 'Title', caption: 'Caption', images: 'Images', date: 'Date and time', internalNote: 'Internal note' }

const picturesOf = (images: readonly Image[]): Picture[] =>
  images.flatMap(({ id, file, ...image }) => typeof file === 'string' ? [] : [storedPicture(id, file.originalName ?? 'Image', file, image)])

/** The images as one may compare and read them: names in order, and the descriptions. */
const told = (pictures: readonly Picture[]): string => pictures.map(({ name, alt, crop }, at) => `${at + 1}. ${name}${crop ? ' (cropped)' : ''}${alt ? `: ${alt}` : ''}`).join('\n')
const sameAs = (pictures: readonly Picture[]): string => JSON.stringify(pictures.map(({ file, alt, crop }) => [file, alt.trim(), crop]))

type Words = Record<Field, string>
const wordsOf = (values: Values): Words => ({ title: values.title, caption: values.caption, images: told(values.images), date: values.date && `${values.date.replace('T', ' ')}${values.autoPublish ? ', published by itself' : ''}`, internalNote: values.internalNote })

/** Somebody else stored the post meanwhile: for each field that differs the person says which one stays. Nothing is lost before. */
export const Conflict = ({ facts, mine, onMerged, onClose }: Props) => {
  const { openModal, closeModal } = useModal()
  const [theirs, setTheirs] = useState<Theirs | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [taken, setTaken] = useState<Partial<Record<Field, 'mine' | 'theirs'>>>({})
  useEffect(() => {
    openModal(slug)
    call<Theirs>(`/posts/${facts.id}?depth=1`).then(setTheirs, setError)
    return () => closeModal(slug)
  }, [openModal, closeModal, facts.id])
  const other: Values | null = theirs && { ...mine, title: theirs.title, caption: theirs.caption ?? '', images: picturesOf(theirs.images ?? []), date: clockTimeOf(theirs.scheduledAt, mine.zone), autoPublish: Boolean(theirs.autoPublish), internalNote: theirs.internalNote ?? '' }
  const [here, there] = [wordsOf(mine), other && wordsOf(other)]
  const differs = (field: Field) => field === 'images' ? sameAs(mine.images) !== sameAs(other!.images) : here[field].trim() !== there![field].trim()
  const fields = there ? (Object.keys(labels) as Field[]).filter(differs) : []
  const merge = () => {
    if (!theirs || !other) return
    const chosen = fields.filter((field) => taken[field] === 'theirs').map((field) => (field === 'date' ? { date: other.date, autoPublish: other.autoPublish } : { [field]: other[field] }))
    onMerged(Object.assign({}, mine, ...chosen) as Values, theirs.version)
  }
  return (
    <Dialog confirm="Store it like this" isDisabled={!theirs} onClose={onClose} onConfirm={merge} slug={slug} stays title="Somebody changed this post while you wrote" wide>
      {error ? <Failure error={error} /> : !theirs ? <Skeleton rows={2} /> : fields.length ? <p>Choose for each part what stays.</p> : <p>What you have is the same as what is stored now.</p>}
      {fields.map((field) => (
        <fieldset className={styles.conflict} key={field}>
          <legend>{labels[field]}</legend>
          {(['mine', 'theirs'] as const).map((whose) => (
            <label key={whose}>
              <input checked={(taken[field] ?? 'mine') === whose} name={`keep-${field}`} onChange={() => setTaken((before) => ({ ...before, [field]: whose }))} type="radio" />
              <span>
                <strong>{whose === 'mine' ? 'Yours' : 'Theirs'}</strong>
                <span className={styles.version} dir="auto">{(whose === 'mine' ? here[field] : there![field]) || 'Empty'}</span>
              </span>
            </label>
          ))}
        </fieldset>
      ))}
    </Dialog>
  )
}
