'use client'

import { useModal } from '@payloadcms/ui'
import { useRef, useState } from 'react'
import { platformKeys, platformRules, type PlatformKey } from '@/src/domain/social/rules'
import { Answered } from '../parts/Answered'
import parts from '../parts/parts.module.css'
import { useAnswer } from '../parts/useAnswer'
import { FigureDialog, figureDialog } from './FigureDialog'
import { FigureTable } from './FigureTable'
import { rowsOf, type FigureRow, type Stored } from './rows'
import styles from './social.module.css'

/** What each network takes: usual, most and what holds here. The operator changes single figures. */
export const Figures = ({ isOperator }: { isOperator: boolean }) => {
  const { openModal, closeModal } = useModal()
  const answer = useAnswer<{ docs: Stored[] }>('/social-rules?limit=200&pagination=false')
  const [platform, setPlatform] = useState<PlatformKey>('instagram')
  const [edited, setEdited] = useState<FigureRow | null>(null)
  const asked = useRef<HTMLElement | null>(null)
  const edit = (row: FigureRow) => {
    asked.current = document.activeElement as HTMLElement
    setEdited(row)
    openModal(figureDialog)
  }
  const close = () => {
    closeModal(figureDialog)
    setEdited(null)
    // The dialog goes from the page with its trap, which would have brought the focus back.
    requestAnimationFrame(() => asked.current?.focus())
  }
  return (
    <section aria-labelledby="figures-heading" className={parts.box}>
      <h2 id="figures-heading">What the networks take</h2>
      <p className={styles.about}>
        {isOperator ? 'For all agencies. A figure can be lowered, or raised up to what the network itself takes; it holds at once for new checks, and for what is about to go out.' : 'Posts are checked by these figures while they are written and right before they go out. The operator of this installation can change them.'}
      </p>
      <Answered answer={answer} rows={10}>
        {({ docs }) => (
          <>
            <div aria-label="Network" className={styles.networks} role="group">
              {platformKeys.map((key) => {
                const count = docs.filter((row) => row.platform === key).length
                return <button aria-pressed={key === platform} key={key} onClick={() => setPlatform(key)} type="button">{platformRules[key].label}{count > 0 && <span className={styles.count}> {count}<span className="sr-only"> changed</span></span>}</button>
              })}
            </div>
            <FigureTable isOperator={isOperator} onChanged={answer.reload} onEdit={edit} platform={platform} rows={rowsOf(platform, docs)} />
          </>
        )}
      </Answered>
      {edited && <FigureDialog key={`${edited.platform} ${edited.id}`} onClose={close} onSaved={() => { close(); answer.reload() }} row={edited} />}
    </section>
  )
}
