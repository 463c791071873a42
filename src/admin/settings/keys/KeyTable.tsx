'use client'

import { Button, Pill } from '@payloadcms/ui'
import { count } from '../../format/number'
import type { Reader } from '../../format/reader'
import { date } from '../../format/time'
import { Time } from '../../shared/Time'
import parts from '../parts/parts.module.css'
import { Records, type Column } from '../parts/Records'
import { scopeInWords } from './scopes'
import { stateOf, type KeyRow } from './state'
import styles from './keys.module.css'

type Props = { rows: KeyRow[]; reader: Reader; onEdit: (row: KeyRow) => void; onRotate: (row: KeyRow) => void; onRevoke: (row: KeyRow) => void; onAdopt: (row: KeyRow) => void }

/** The keys with what each may do, when it was used last, and what can be done with it. */
export const KeyTable = ({ rows, reader, onEdit, onRotate, onRevoke, onAdopt }: Props) => {
  const columns: Column<KeyRow>[] = [
    {
      label: 'Name', kind: 'wide',
      cell: (row) => (
        <div>
          {row.revokedAt ? <bdi>{row.name}</bdi> : <button className={parts.open} onClick={() => onEdit(row)} type="button"><bdi>{row.name}</bdi></button>}
          <small><code>{row.keyPrefix}…</code>{row.mode === 'test' && ' · test'}</small>
        </div>
      ),
    },
    { label: 'May', cell: (row) => <Scopes scopes={row.scopes} /> },
    { label: 'Last used', cell: (row) => (row.lastUsedAt ? <Time at={row.lastUsedAt} reader={reader} /> : <span className={styles.none}>never</span>) },
    { label: 'Requests', kind: 'figure', cell: (row) => <span>{count(row.totalRequests ?? 0, reader.locale)}</span> },
    { label: 'Expires', cell: (row) => <span className={styles.day}>{row.expiresAt ? date(row.expiresAt, reader.now, reader.locale, reader.zone) : <span className={styles.none}>never</span>}</span> },
    { label: 'State', cell: (row) => { const { label, pill } = stateOf(row, reader.now); return <Pill pillStyle={pill} size="small">{label}</Pill> } },
    { label: 'Actions', kind: 'actions', cell: (row) => <Actions onAdopt={onAdopt} onRevoke={onRevoke} onRotate={onRotate} reader={reader} row={row} /> },
  ]
  return <Records caption="API keys" columns={columns} rows={rows} />
}

const Scopes = ({ scopes }: { scopes: string[] }) => {
  const words = scopes.map((scope, at) => (at === 0 ? scopeInWords(scope) : scopeInWords(scope).toLowerCase()))
  if (words.length <= 3) return <span>{words.join(', ')}</span>
  return (
    <details className={styles.more}>
      <summary>{words.slice(0, 2).join(', ')} and {words.length - 2} more</summary>
      {words.slice(2).join(', ')}
    </details>
  )
}

const Actions = ({ row, reader, onRotate, onRevoke, onAdopt }: Pick<Props, 'reader' | 'onRotate' | 'onRevoke' | 'onAdopt'> & { row: KeyRow }) => {
  if (!stateOf(row, reader.now).isOpen) return null
  return (
    <span className={parts.row}>
      {row.makerLeftAt && <Button aria-label={`Take over ${row.name}`} buttonStyle="secondary" margin={false} onClick={() => onAdopt(row)} size="small">Take over</Button>}
      {!row.replacedBy && <Button aria-label={`Rotate ${row.name}`} buttonStyle="secondary" margin={false} onClick={() => onRotate(row)} size="small">Rotate</Button>}
      <Button aria-label={`Revoke ${row.name}`} buttonStyle="secondary" margin={false} onClick={() => onRevoke(row)} size="small">Revoke</Button>
    </span>
  )
}
