'use client'

import type { Reader } from '../../format/reader'
import { counted } from '../../format/number'
import { Bar } from '../../progress/Bar'
import { Empty } from '../../shared/Empty'
import { Failure } from '../../shared/Failure'
import { Skeleton } from '../../shared/Skeleton'
import { SourceLink } from './SourceLink'
import type { Claim, Source } from './types'
import type { Proving } from './useProof'
import styles from './proof.module.css'

/** What the document rests on, the most used first, with the passages it took. */
export const SourcesTab = ({ proof: { proof, error, again }, reader }: { proof: Proving; reader: Reader }) => {
  if (error) return <Failure error={error} onRetry={again} />
  if (!proof) return <Skeleton height="64px" rows={6} />
  if (!proof.sources.length) return <Empty title="No sources are stored">The texts a document rests on are kept with it from the research on.</Empty>
  const claimsOf = (source: Source) => proof.claims.filter(({ evidence, passage }) => evidence === source.id && passage)
  const rows = proof.sources.map((source) => ({ source, claims: claimsOf(source) })).sort((one, other) => other.claims.length - one.claims.length)
  return (
    <div className={`table ${styles.ledger}`}>
      <table cellPadding="0" cellSpacing="0">
        <caption className="sr-only">Sources of the document</caption>
        <thead>
          <tr>
            <th scope="col">Source</th>
            <th scope="col">Passages used</th>
            <th className={styles.scoreHead} scope="col">Relevance</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ source, claims }) => (
            <tr key={source.id}>
              <td className={styles.claim}><SourceLink reader={reader} source={source} /></td>
              <td className={styles.passage}><Used claims={claims} locale={reader.locale} /></td>
              <td className={styles.score}><Score source={source} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Used = ({ claims, locale }: { claims: Claim[]; locale: string }) => {
  const passages = [...new Set(claims.map(({ passage }) => passage!))]
  if (!passages.length) return <span className={styles.none}>Read, not quoted</span>
  return (
    <details className={styles.used}>
      <summary>{counted(passages.length, 'passage', locale)} for {counted(claims.length, 'claim', locale)}</summary>
      {passages.map((passage) => (
        <blockquote className={styles.quote} dir="auto" key={passage}>{passage}</blockquote>
      ))}
    </details>
  )
}

const Score = ({ source: { score, title } }: { source: Source }) => {
  if (score === null) return <>–</>
  const percent = Math.round(score * 100)
  return (
    <>
      <span>{(percent / 100).toFixed(2)}</span>
      <Bar label={`Relevance of ${title ?? 'the source'}`} percent={percent} text={`${percent} of 100`} />
    </>
  )
}
