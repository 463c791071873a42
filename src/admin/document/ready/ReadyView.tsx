'use client'

import type { Reader } from '../../format/reader'
import { ContentTab } from '../content/ContentTab'
import type { DocumentFacts } from '../facts/types'
import { HistoryTab } from '../history/HistoryTab'
import { PdfTab } from '../pdf/PdfTab'
import { LedgerTab } from '../proof/LedgerTab'
import { SourcesTab } from '../proof/SourcesTab'
import { useProof } from '../proof/useProof'
import { Facts } from './Facts'
import { Remaking } from './Remaking'
import { Review } from './Review'
import { Tabs, type Tab } from './Tabs'
import { Warnings } from './Warnings'

type Props = { facts: DocumentFacts; reader: Reader; initialTab: string; onChanged: () => void }

/** A finished document: its facts, and the PDF, its proof, its text and its history as tabs. */
export const ReadyView = ({ facts, reader, initialTab, onChanged }: Props) => {
  const proof = useProof(facts.id, facts.completedAt)
  const { claims } = facts
  const tabs: Tab[] = [
    { id: 'pdf', label: 'PDF', panel: () => <PdfTab facts={facts} key={facts.completedAt} /> },
    { id: 'claims', label: 'Claims ledger', note: claims.total ? `${claims.found} of ${claims.total}` : undefined, panel: () => <LedgerTab facts={facts} onChanged={onChanged} proof={proof} reader={reader} /> },
    { id: 'sources', label: 'Sources', panel: () => <SourcesTab proof={proof} reader={reader} /> },
    { id: 'content', label: 'Content', panel: () => <ContentTab facts={facts} key={facts.version} onSaved={onChanged} /> },
    { id: 'history', label: 'History', panel: () => <HistoryTab history={facts.history} reader={reader} /> },
  ]
  return (
    <>
      <Facts facts={facts} reader={reader} />
      {facts.run && <Remaking facts={facts} key={facts.run.id} onChanged={onChanged} run={facts.run} />}
      {facts.review && <Review id={facts.id} onChanged={onChanged} reader={reader} review={facts.review} />}
      <Warnings title="Remarks of the review" warnings={facts.warnings} />
      <Tabs initial={initialTab} label="Parts of the document" tabs={tabs} />
    </>
  )
}
