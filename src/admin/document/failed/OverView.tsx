import { Button } from '@payloadcms/ui'
import type { Reader } from '../../format/reader'
import { exact } from '../../format/time'
import { Empty } from '../../shared/Empty'
import type { DocumentFacts } from '../facts/types'
import { HistoryTab } from '../history/HistoryTab'
import { StepList } from '../progress/StepList'
import styles from './failed.module.css'

type Props = { facts: DocumentFacts; reader: Reader; admin: string }

/** A document that was canceled or has expired: why there is nothing to read, and how to make it anew. */
export const OverView = ({ facts, reader, admin }: Props) => {
  const again = `${admin}/generate?client=${facts.client?.id ?? ''}&topic=${encodeURIComponent(facts.topic)}`
  const { canceled } = facts
  const run = stoppedRun(facts)
  const by = canceled ? ` by ${canceled.actor ?? 'the platform'} on ${exact(canceled.at, reader.locale, reader.zone)}` : ''
  return (
    <>
      <Empty
        action={<Button buttonStyle="primary" el="link" margin={false} to={again}>Generate it again</Button>}
        title={facts.status === 'expired' ? 'This document has expired' : canceledAt(run)}
      >
        {facts.status === 'expired' ? 'Documents are kept for three years; its file has been removed. Topic and client can be used again.' : `Generation was canceled${by}. Topic and client can be used again.`}
      </Empty>
      <div className={styles.over}>
        {facts.status === 'canceled' && run && <StepList now={reader.now} run={run} />}
        <section aria-labelledby="history-title">
          <h2 className={styles.historyTitle} id="history-title">History</h2>
          <HistoryTab history={facts.history} reader={reader} />
        </section>
      </div>
    </>
  )
}

/** A canceled document's run is over for its readers, though a worker may take seconds to lay it down. */
const stoppedRun = ({ status, run }: DocumentFacts): DocumentFacts['run'] => (run && status === 'canceled' && !['completed', 'failed'].includes(run.status) ? { ...run, status: 'canceled' } : run)

const canceledAt = (run: DocumentFacts['run']): string => (run?.status === 'canceled' ? `Canceled at ${run.percent}%` : 'This document was canceled')
