'use client'

import { Button } from '@payloadcms/ui'
import { useMemo, useState } from 'react'
import type { Reader } from '../../format/reader'
import { Empty } from '../../shared/Empty'
import { Failure } from '../../shared/Failure'
import { Skeleton } from '../../shared/Skeleton'
import type { DocumentFacts } from '../facts/types'
import { ClaimTable } from './ClaimTable'
import { Counts } from './Counts'
import { everything, filtered, type Filter } from './filter'
import { Filters } from './Filters'
import type { Claim } from './types'
import type { Proving } from './useProof'
import { WaiveDialog, useWaiving } from './WaiveDialog'
import styles from './proof.module.css'

type Props = { facts: DocumentFacts; proof: Proving; reader: Reader; onChanged: () => void }

const pageSize = 50

/** Every statistic, quote and cited statement with the literal passage it rests on. */
export const LedgerTab = ({ proof: { proof, error, again, replace }, reader, onChanged }: Props) => {
  const [filter, setFilter] = useState<Filter>(everything)
  const changed = (claim: Claim) => {
    replace(claim)
    onChanged()
  }
  const waiving = useWaiving(changed)
  const [limit, setLimit] = useState(pageSize)
  const shown = useMemo(() => filtered(proof?.claims ?? [], filter), [proof, filter])
  if (error) return <Failure error={error} onRetry={again} />
  if (!proof) return <Skeleton height="72px" rows={6} />
  if (!proof.claims.length) return <Empty title="This document makes no claims">It holds no statistic, no quote and no cited statement that would need proof.</Empty>
  return (
    <>
      <Counts claims={proof.claims} onPick={(state) => setFilter({ ...filter, state })} reader={reader} />
      <Filters filter={filter} onChange={setFilter} />
      <p aria-live="polite" className="sr-only">{shown.length} claims shown</p>
      {shown.length ? (
        <ClaimTable claims={shown.slice(0, limit)} onUnwaive={waiving.takeBack} onWaive={waiving.ask} reader={reader} sources={proof.sources} />
      ) : (
        <Empty action={<button className={styles.link} onClick={() => setFilter(everything)} type="button">Show all claims</button>} title="No claim fits this filter" />
      )}
      {shown.length > limit && (
        <Button buttonStyle="secondary" margin={false} onClick={() => setLimit(limit + pageSize)} size="medium">
          Show {Math.min(pageSize, shown.length - limit)} more of {shown.length - limit}
        </Button>
      )}
      <WaiveDialog waiving={waiving} />
    </>
  )
}
