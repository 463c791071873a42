'use client'

import { Button, Pill, toast } from '@payloadcms/ui'
import { platformRules, type PlatformKey } from '@/src/domain/social/rules'
import { toldFigure } from '@/src/domain/social/rules/figures'
import { call } from '../../api'
import { Records, type Column } from '../parts/Records'
import parts from '../parts/parts.module.css'
import { useDoing } from '../parts/useDoing'
import { bounded, type FigureRow } from './rows'

type Props = { platform: PlatformKey; rows: FigureRow[]; isOperator: boolean; onEdit: (row: FigureRow) => void; onChanged: () => void }

/** The figures of one network beside each other, with what may be done to each. */
export const FigureTable = ({ platform, rows, isOperator, onEdit, onChanged }: Props) => {
  const { busy, doing } = useDoing()
  const { label } = platformRules[platform]
  const reset = (row: FigureRow) =>
    doing(row.id, async () => {
      await call(`/social-rules/${row.stored!.id}`, { method: 'DELETE' })
      toast.success(`${label}: ${row.label.toLowerCase()} is as usual again.`)
      onChanged()
    })
  const columns: Column<FigureRow>[] = [
    { label: 'Figure', cell: (row) => row.label },
    { label: 'Usual', cell: (row) => bounded(row, row.usual) },
    { label: 'The network itself', cell: (row) => bounded(row, row.ceiling) },
    { label: 'Set here', cell: (row) => (row.stored ? <Pill pillStyle="warning" size="small">{toldFigure(row.id, row.stored.value)}</Pill> : <span aria-label="Nothing, as usual">–</span>) },
  ]
  const actions: Column<FigureRow> = {
    label: 'Actions', kind: 'actions',
    cell: (row) => (
      <span className={parts.row}>
        {row.stored && <Button aria-label={`Reset: ${row.label}`} buttonStyle="secondary" disabled={busy !== null} margin={false} onClick={() => reset(row)} size="small">{busy === row.id ? 'Resetting…' : 'Reset'}</Button>}
        <Button aria-label={`Change: ${row.label}`} buttonStyle="secondary" disabled={busy !== null} margin={false} onClick={() => onEdit(row)} size="small">Change</Button>
      </span>
    ),
  }
  return <Records caption={`What ${label} takes`} columns={isOperator ? [...columns, actions] : columns} rows={rows} />
}
