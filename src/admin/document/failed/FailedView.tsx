'use client'

import { Button, toast } from '@payloadcms/ui'
import { useState } from 'react'
import { sentenceOf } from '../../api'
import { counted } from '../../format/number'
import type { Reader } from '../../format/reader'
import { generationSteps, stepLabel } from '../../progress/steps'
import type { DocumentFacts } from '../facts/types'
import { actOn } from '../header/act'
import { StepList } from '../progress/StepList'
import { Warnings } from '../ready/Warnings'
import { adviceFor } from './advice'
import { Copy } from './Copy'
import styles from './failed.module.css'

type Props = { facts: DocumentFacts; reader: Reader; onChanged: () => void }

/** What failed, what was kept, what to do, and the number to quote. */
export const FailedView = ({ facts, reader, onChanged }: Props) => {
  const { failing, run } = facts
  const retry = facts.actions.find(({ name }) => name === 'retry')
  const [busy, setBusy] = useState(false)
  if (!failing) return null
  const again = async () => {
    setBusy(true)
    await actOn('retry', facts).then(onChanged, (error: unknown) => toast.error(sentenceOf(error)))
    setBusy(false)
  }
  return (
    <div className={styles.view}>
      <section aria-labelledby="failed-title" className={styles.card}>
        <h2 id="failed-title">{failing.step ? `It failed at “${stepLabel(failing.step)}”` : 'It failed'}</h2>
        <p className={styles.message} dir="auto">{failing.message}</p>
        <Warnings open title="What the review found" warnings={failing.code === 'GEN_008' ? facts.warnings : []} />
        <h3>What was kept</h3>
        <p>{keptOf(facts, reader)}</p>
        <h3>What to do</h3>
        <p>{adviceFor(failing.code, facts.keys)}</p>
        {retry && (
          <div className={styles.action}>
            <Button buttonStyle="primary" disabled={!retry.enabled || busy} margin={false} onClick={() => void again()} tooltip={retry.reason ?? undefined}>
              {busy ? 'Trying again…' : retry.label}
            </Button>
          </div>
        )}
        <p className={styles.reference}>
          {failing.code && <span>Code {failing.code}</span>}
          {failing.reference && (
            <span className={styles.id}>
              Reference <code>{failing.reference}</code> <Copy text={failing.reference} />
            </span>
          )}
        </p>
      </section>
      {run && <StepList failedStep={failing.step} now={reader.now} run={run} />}
    </div>
  )
}

const keptOf = ({ run }: DocumentFacts, { locale }: Reader): string => {
  const done = run?.steps.filter(({ status }) => status === 'done').length ?? 0
  if (!done) return 'No step was finished, so nothing was kept.'
  return `${counted(done, 'step', locale)} of ${generationSteps.length} are finished and kept. Trying again continues after them, without paying for them twice.`
}
