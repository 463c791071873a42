'use client'

import { Banner, Button } from '@payloadcms/ui'
import { sentenceOf, type CallFailed } from '../api'
import { money, moneyRange } from '../format/money'
import { count } from '../format/number'
import type { Reader } from '../format/reader'
import { span } from '../format/time'
import styles from './generate.module.css'
import { useEstimate, type Estimating } from './useEstimate'
import type { Values } from './values'

type Props = { values: Values; starting: boolean; refused: CallFailed | null; reader: Reader }

/** What it will probably cost and take, beside the button that starts it. */
export const EstimatePanel = ({ values, starting, refused, reader }: Props) => {
  const estimating = useEstimate(values)
  return (
    <aside aria-label="Estimate and start" className={styles.panel}>
      <Figures estimating={estimating} reader={reader} />
      {estimating.estimate?.warnings?.map(({ message }) => (
        <Banner key={message} type="warning">
          {message}
        </Banner>
      ))}
      {refused && (
        <div role="alert">
          <Banner type="error">{sentenceOf(refused)}</Banner>
        </div>
      )}
      <Button buttonStyle="primary" disabled={starting} margin={false} size="large" type="submit">
        {starting ? 'Starting…' : 'Start generating'}
      </Button>
      <p className={styles.panelNote}>It goes on in the background: you can leave the page.</p>
    </aside>
  )
}

const Figures = ({ estimating: { state, estimate }, reader }: { estimating: Estimating; reader: Reader }) => {
  const { locale } = reader
  const waiting = state === 'failed' ? 'Not known just now' : '–'
  const cost = estimate ? moneyRange(estimate.costCents.low, estimate.costCents.high, locale) : waiting
  return (
    <dl aria-busy={state === 'loading'} aria-live="polite" className={styles.figures} data-stale={state === 'loading'}>
      <dt>Estimated cost</dt>
      <dd>
        {cost}
        {estimate && estimate.costCents.low !== estimate.costCents.high && <small>most likely {money(estimate.costCents.likely, locale)}</small>}
      </dd>
      <dt>Estimated time</dt>
      <dd>{estimate ? estimate.durationSeconds < 10 ? 'A few seconds' : `about ${span(estimate.durationSeconds, locale)}` : waiting}</dd>
      {estimate?.sources !== undefined && (
        <>
          <dt>Sources to read</dt>
          <dd>about {count(estimate.sources, locale)}</dd>
        </>
      )}
    </dl>
  )
}
