'use client'

import { Button, Pill } from '@payloadcms/ui'
import type { Reader } from '../../format/reader'
import { Time } from '../../shared/Time'
import { shownState } from '../../status/tone'
import { markFigures } from './mark'
import { SourceLink } from './SourceLink'
import type { Claim, Source } from './types'
import styles from './proof.module.css'

type Props = { claims: Claim[]; sources: Source[]; reader: Reader; onWaive: (claim: Claim) => void; onUnwaive: (claim: Claim) => void }

const kinds = { statistic: 'Statistic', quote: 'Quote', statement: 'Statement' } as const

/** The ledger as a table; on a narrow screen each line becomes a card. */
export const ClaimTable = ({ claims, sources, ...rest }: Props) => {
  const byId = new Map(sources.map((source) => [source.id, source]))
  return (
    <div className={`table ${styles.ledger}`}>
      <table cellPadding="0" cellSpacing="0">
        <caption className="sr-only">Claims ledger</caption>
        <thead>
          <tr>
            <th scope="col">Claim</th>
            <th scope="col">Passage in the source</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {claims.map((claim) => (
            <Line claim={claim} key={claim.id} source={byId.get(claim.evidence ?? '')} {...rest} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type LineProps = Omit<Props, 'claims' | 'sources'> & { claim: Claim; source: Source | undefined }

const Line = ({ claim, source, reader, onWaive, onUnwaive }: LineProps) => {
  const { label, pill } = shownState('claims', claim.status)
  return (
    <tr>
      <td className={styles.claim}>
        <span dir="auto">{claim.text}</span>
        <small>{[kinds[claim.kind], claim.place].filter(Boolean).join(' · ')}</small>
      </td>
      <td className={styles.passage}>
        <Passage claim={claim} />
        {source && <SourceLink reader={reader} source={source} />}
      </td>
      <td>
        <div className={styles.stateIn}>
          <Pill pillStyle={pill} size="small">{label}</Pill>
          {claim.status === 'waived' && (
            <small dir="auto">
              {claim.waiveReason} {claim.waivedAt && <Time at={claim.waivedAt} reader={reader} />}
            </small>
          )}
          {claim.status === 'unproven' && <Button aria-label={`Waive: ${claim.text.slice(0, 80)}`} buttonStyle="secondary" margin={false} onClick={() => onWaive(claim)} size="small">Waive</Button>}
          {claim.status === 'waived' && <Button aria-label={`Take back the waiver of: ${claim.text.slice(0, 80)}`} buttonStyle="secondary" margin={false} onClick={() => onUnwaive(claim)} size="small">Take back</Button>}
        </div>
      </td>
    </tr>
  )
}

const Passage = ({ claim }: { claim: Claim }) =>
  claim.passage ? (
    <blockquote className={styles.quote} dir="auto">
      {markFigures(claim).map(({ text, marked }, at) => (marked ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>))}
    </blockquote>
  ) : (
    <p className={styles.none}>No passage of a stored source says this.</p>
  )
