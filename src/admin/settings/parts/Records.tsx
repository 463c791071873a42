import type { ReactNode } from 'react'
import styles from './records.module.css'

export type Column<T> = { label: string; cell: (row: T) => ReactNode; kind?: 'figure' | 'wide' | 'actions' }
type Props<T extends { id: string }> = { caption: string; columns: Column<T>[]; rows: readonly T[] }

/** A table as the admin's lists are; on a narrow screen each row becomes a card that names its values. */
export const Records = <T extends { id: string }>({ caption, columns, rows }: Props<T>) => (
  <div className={`table ${styles.records}`}>
    <table cellPadding="0" cellSpacing="0">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ label, kind }) => (
            <th data-kind={kind} key={label} scope="col">{kind === 'actions' ? <span className="sr-only">{label}</span> : label}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            {columns.map(({ label, cell, kind }) => (
              <td data-kind={kind} data-label={kind === 'actions' ? undefined : label} key={label}>{cell(row)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
