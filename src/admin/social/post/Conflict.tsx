'use client'

import { useModal } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { call } from '../../api'
import { Dialog } from '../../form/Dialog'
import { Failure } from '../../shared/Failure'
import { Skeleton } from '../../shared/Skeleton'
import { clockTimeOf, type Values } from '../composer/values'
import type { PostFacts } from './facts'
import styles from './post.module.css'

type Theirs = { version: number; title: string; caption: string | null; scheduledAt: string | null; internalNote: string | null }
type Field = 'title' | 'caption' | 'date' | 'internalNote'
type Props = { facts: PostFacts; mine: Values; onMerged: (merged: Values, version: number) => void; onClose: () => void }

const slug = 'post-conflict'
const labels: Record<Field, string> = { title: 'Title', caption: 'Caption', date: 'Date and time', internalNote: 'Internal note' }

/** Somebody else stored the post meanwhile: for each field that differs the person says which one stays. Nothing is lost before. */
export const Conflict = ({ facts, mine, onMerged, onClose }: Props) => {
  const { openModal, closeModal } = useModal()
  const [theirs, setTheirs] = useState<Theirs | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [taken, setTaken] = useState<Partial<Record<Field, 'mine' | 'theirs'>>>({})
  useEffect(() => {
    openModal(slug)
    call<Theirs>(`/posts/${facts.id}?depth=0`).then(setTheirs, setError)
    return () => closeModal(slug)
  }, [openModal, closeModal, facts.id])
  const other: Record<Field, string> = { title: theirs?.title ?? '', caption: theirs?.caption ?? '', date: clockTimeOf(theirs?.scheduledAt, mine.zone), internalNote: theirs?.internalNote ?? '' }
  const fields = (Object.keys(labels) as Field[]).filter((field) => theirs && other[field].trim() !== mine[field].trim())
  const merge = () => {
    const chosen = Object.fromEntries(fields.filter((field) => taken[field] === 'theirs').map((field) => [field, other[field]]))
    if (theirs) onMerged({ ...mine, ...chosen }, theirs.version)
  }
  return (
    <Dialog confirm="Store it like this" isDisabled={!theirs} onClose={onClose} onConfirm={merge} slug={slug} stays title="Somebody changed this post while you wrote" wide>
      {error ? <Failure error={error} /> : !theirs ? <Skeleton rows={2} /> : fields.length ? <p>Choose for each part which words stay. Your images stay.</p> : <p>Your words are the same as what is stored now. Your images stay.</p>}
      {fields.map((field) => (
        <fieldset className={styles.conflict} key={field}>
          <legend>{labels[field]}</legend>
          {(['mine', 'theirs'] as const).map((whose) => (
            <label key={whose}>
              <input checked={(taken[field] ?? 'mine') === whose} name={`keep-${field}`} onChange={() => setTaken((before) => ({ ...before, [field]: whose }))} type="radio" />
              <span>
                <strong>{whose === 'mine' ? 'Yours' : 'Theirs'}</strong>
                <span className={styles.version} dir="auto">{(whose === 'mine' ? mine[field] : other[field]) || 'Empty'}</span>
              </span>
            </label>
          ))}
        </fieldset>
      ))}
    </Dialog>
  )
}
