'use client'

import { Button, toast, useModal } from '@payloadcms/ui'
import { useState } from 'react'
import { call } from '../../api'
import { Ask, askDialog, type Question } from '../../settings/parts/Ask'
import { Empty } from '../../shared/Empty'
import { PresetDialog, presetDialog } from './PresetDialog'
import { columnLabels, type Preset } from './types'
import styles from './export.module.css'

type Props = { presets: readonly Preset[]; onChanged: () => Promise<void> }

const columnsOf = ({ columns }: Preset): string => columns.map(({ column, heading }) => heading || columnLabels[column]).join(' · ')

/** How tools for posting want their tables; the agency’s, for all who export. */
export const Presets = ({ presets, onChanged }: Props) => {
  const { openModal, closeModal } = useModal()
  const [edited, setEdited] = useState<Preset | null>(null)
  const [question, setQuestion] = useState<Question | null>(null)
  const open = (preset: Preset | null) => (setEdited(preset), openModal(presetDialog))
  const remove = (preset: Preset) => {
    const act = async () => {
      await call(`/export-presets/${preset.id}`, { method: 'DELETE' })
      await onChanged()
      toast.success(`“${preset.name}” is removed.`)
    }
    setQuestion({ title: `Remove “${preset.name}”?`, text: 'Files that were made with it stay as they are.', confirm: 'Remove', act })
    openModal(askDialog)
  }
  return (
    <section aria-labelledby="export-presets" className={styles.part}>
      <header className={styles.head}>
        <h2 id="export-presets">Columns for posting tools</h2>
        <Button buttonStyle="secondary" margin={false} onClick={() => open(null)} size="small">New preset</Button>
      </header>
      {presets.length === 0 ? <Empty title="No preset yet">A preset names the columns that a tool reads, their order and how it writes days.</Empty> : (
        <ul className={styles.presets}>
          {presets.map((preset) => (
            <li key={preset.id}>
              <div><strong dir="auto">{preset.name}</strong><small dir="auto">{columnsOf(preset)}</small></div>
              <Button aria-label={`Change ${preset.name}`} buttonStyle="secondary" margin={false} onClick={() => open(preset)} size="small">Change</Button>
              <Button aria-label={`Remove ${preset.name}`} buttonStyle="secondary" margin={false} onClick={() => remove(preset)} size="small">Remove</Button>
            </li>
          ))}
        </ul>
      )}
      <PresetDialog key={edited?.id ?? 'new'} onClose={() => closeModal(presetDialog)} onKept={onChanged} preset={edited} />
      <Ask onClose={() => (closeModal(askDialog), setQuestion(null))} question={question} />
    </section>
  )
}
