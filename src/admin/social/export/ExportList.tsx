'use client'

import { Button } from '@payloadcms/ui'
import type { Reader } from '../../format/reader'
import { Empty } from '../../shared/Empty'
import { Time } from '../../shared/Time'
import type { ExportRow } from './types'
import styles from './export.module.css'

const sizes = ['B', 'KB', 'MB', 'GB']

const sizeOf = (bytes: number, { locale }: Reader): string => {
  const step = Math.min(sizes.length - 1, Math.floor(Math.log2(Math.max(bytes, 1)) / 10))
  return `${(bytes / 1024 ** step).toLocaleString(locale, { maximumFractionDigits: step > 1 ? 1 : 0 })} ${sizes[step]}`
}

const stateOf = ({ status, done, total, error }: ExportRow, { locale }: Reader): string => {
  const of = (count: number | null) => (count ?? 0).toLocaleString(locale)
  const words = { queued: 'Waits for its turn', running: total ? `Being made: ${of(done)} of ${of(total)}` : 'Being made', ready: 'Ready', expired: 'No longer kept', failed: `Not made. ${error ?? ''}` }
  return words[status]
}

/** Files that were asked for, the newest first, with what became of them. */
export const ExportList = ({ rows, reader }: { rows: readonly ExportRow[]; reader: Reader }) => (
  <section aria-labelledby="exports-made" className={styles.part}>
    <h2 id="exports-made">Files</h2>
    <p className={styles.quiet}>Up to 1,000 posts are saved at once. More are made in the background and kept here for seven days.</p>
    {rows.length === 0 ? <Empty title="No file was made yet">Ask for one above, or with “Export” over a list of posts.</Empty> : (
      <div aria-live="polite" className={`table ${styles.table}`}>
        <table cellPadding="0" cellSpacing="0">
          <thead><tr><th scope="col">What</th><th scope="col">Asked for</th><th scope="col">State</th><th scope="col">Size</th><th scope="col">Kept until</th><th scope="col"><span className="sr-only">File</span></th></tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr data-state={row.status} key={row.id}>
                <td><bdi>{row.title}</bdi> <small>{row.format.toUpperCase()}</small></td>
                <td data-name="Asked for"><Time at={row.createdAt} reader={reader} /></td>
                <td>{stateOf(row, reader)}{row.status === 'running' && row.total ? <progress aria-label={row.title ?? 'Export'} max={row.total} value={row.done ?? 0} /> : null}</td>
                <td data-name={row.status === 'ready' ? 'Size' : undefined}>{row.status === 'ready' && row.bytes !== null && sizeOf(row.bytes, reader)}</td>
                <td data-name={row.status === 'ready' ? 'Kept until' : undefined}>{row.status === 'ready' && row.expiresAt && <Time at={row.expiresAt} reader={reader} />}</td>
                <td>{row.status === 'ready' && <Button aria-label={`Download ${row.title ?? 'the file'}`} buttonStyle="secondary" el="anchor" margin={false} size="small" url={`/api/exports/${row.id}/file`}>Download</Button>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
  </section>
)
