'use client'

import { Button, Pill, useModal } from '@payloadcms/ui'
import { useState } from 'react'
import type { Reader } from '../../format/reader'
import { Empty } from '../../shared/Empty'
import { Failure } from '../../shared/Failure'
import { Skeleton } from '../../shared/Skeleton'
import { Time } from '../../shared/Time'
import parts from '../parts/parts.module.css'
import { Records, type Column } from '../parts/Records'
import { useDoing } from '../parts/useDoing'
import { browserOf, deedOf, whoOf, type AuditEntry } from './entries'
import { EntryDrawer, entryDrawer } from './EntryDrawer'
import { exportLog } from './exportLog'
import { FilterBar } from './FilterBar'
import { noFilters, queryOf, type Filters } from './filters'
import { usePeople } from './people'
import { useLog } from './useLog'
import { useVerify, VerdictBanner, VerifyButton } from './Verify'

/** The log with its filters, page after page, as a file, and with the proof that it is whole. */
export const AuditLog = ({ agency, reader }: { agency: string; reader: Reader }) => {
  const people = usePeople(agency)
  const { openModal } = useModal()
  const [filters, setFilters] = useState<Filters>(noFilters)
  const [open, setOpen] = useState<AuditEntry | null>(null)
  const log = useLog(filters, agency)
  const verifying = useVerify(agency)
  const { busy, doing } = useDoing()
  const isFiltered = queryOf(filters, '') !== ''
  const show = (entry: AuditEntry) => (setOpen(entry), openModal(entryDrawer))
  return (
    <>
      <div className={parts.bar}>
        <p>Nothing here can be changed or removed, by anybody. Each event carries a fingerprint of the one before, so that a gap would show.</p>
        <VerifyButton verifying={verifying} />
        <Button buttonStyle="secondary" disabled={busy !== null} margin={false} onClick={() => doing('export', () => exportLog(queryOf(filters, agency, { format: 'csv' })))} size="medium">{busy ? 'Exporting…' : 'Export as CSV'}</Button>
      </div>
      <VerdictBanner agency={agency} reader={reader} verdict={verifying.verdict} />
      <FilterBar change={(changed) => setFilters((before) => ({ ...before, ...changed }))} filters={filters} people={people} />
      {log.error ? <Failure error={log.error} onRetry={log.reload} /> : null}
      {!log.docs && !log.error && <Skeleton rows={8} />}
      {log.docs?.length === 0 && (
        <Empty action={isFiltered ? <Button buttonStyle="secondary" margin={false} onClick={() => setFilters(noFilters)} size="small">Take the filters away</Button> : undefined} title={isFiltered ? 'Nothing fits these filters' : 'Nothing is recorded yet'} />
      )}
      {log.docs && log.docs.length > 0 && (
        <div aria-busy={log.isLoading}>
          <Records caption="Audit log" columns={columnsFor(reader, show)} rows={log.docs} />
          {log.nextCursor && <Button buttonStyle="secondary" disabled={log.isLoading} margin={false} onClick={log.more} size="medium">{log.isLoading ? 'Reading…' : 'Show older'}</Button>}
        </div>
      )}
      <EntryDrawer entry={open} reader={reader} />
    </>
  )
}

const columnsFor = (reader: Reader, show: (entry: AuditEntry) => void): Column<AuditEntry>[] => [
  { label: 'When', cell: (row) => <Time at={row.createdAt} reader={reader} /> },
  { label: 'Who', cell: (row) => <bdi>{whoOf(row)}</bdi> },
  {
    label: 'What', kind: 'wide',
    cell: (row) => (
      <div>
        <button className={parts.open} onClick={() => show(row)} type="button">{deedOf(row)}</button> {row.status === 'failure' && <Pill pillStyle="error" size="small">Refused</Pill>}
        {(row.resourceName || row.note || row.errorMessage) && <small dir="auto">{[row.resourceName, row.note ?? row.errorMessage].filter(Boolean).join(' · ')}</small>}
      </div>
    ),
  },
  { label: 'From where', cell: (row) => <div>{row.ipAddress ?? '–'}{row.userAgent && <small>{browserOf(row.userAgent)}</small>}</div> },
]
