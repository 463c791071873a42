'use client'

import { Link, Popup, PopupList } from '@payloadcms/ui'
import { useState } from 'react'
import { formatLabels, takePosts } from './ask'
import styles from './export.module.css'

/** `query`: the filters of the list as the API takes them, such as `client=…&status=approved`; `admin`: where the admin is. */
type Props = { query: string; admin: string }

/** What the list shows just now, as a file. */
export const ExportMenu = ({ query, admin }: Props) => {
  const [busy, setBusy] = useState(false)
  const save = async (format: string) => {
    setBusy(true)
    await takePosts(new URLSearchParams(query), format)
    setBusy(false)
  }
  return (
    <>
      <Popup button={<span className={styles.button}>{busy ? 'Exporting…' : 'Export'}</span>} buttonType="default" disabled={busy} horizontalAlign="left" render={({ close }) => (
        <PopupList.ButtonGroup>
          {Object.entries(formatLabels).map(([format, label]) => <PopupList.Button key={format} onClick={() => (close(), void save(format))}>{label}</PopupList.Button>)}
        </PopupList.ButtonGroup>
      )} />
      <Link href={`${admin}/exports`} prefetch={false}>Exports and presets</Link>
    </>
  )
}
