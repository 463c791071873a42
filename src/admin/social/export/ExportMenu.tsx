'use client'

import { Popup, PopupList, toast } from '@payloadcms/ui'
import { useState } from 'react'
import { sentenceOf } from '../../api'
import { download } from '../../shared/download'
import styles from './export.module.css'

/** `query`: the filters of the list as the API takes them, such as `client=…&status=approved`. */
type Props = { query: string }

const kinds = [
  ['csv', 'Table (CSV)'],
  ['zip', 'Pictures and captions (ZIP)'],
  ['ics', 'Calendar (ICS)'],
  ['json', 'Data (JSON)'],
] as const

/** What the list shows just now, as a file. */
export const ExportMenu = ({ query }: Props) => {
  const [busy, setBusy] = useState(false)
  const save = async (format: string) => {
    setBusy(true)
    const params = new URLSearchParams(query)
    params.set('format', format)
    if (format === 'csv') params.set('bom', 'true')
    await download(`/posts/export?${params.toString()}`, `posts.${format}`).catch((error: unknown) => toast.error(sentenceOf(error)))
    setBusy(false)
  }
  return (
    <Popup button={<span className={styles.button}>{busy ? 'Exporting…' : 'Export'}</span>} buttonType="default" disabled={busy} horizontalAlign="left" render={({ close }) => (
      <PopupList.ButtonGroup>
        {kinds.map(([format, label]) => <PopupList.Button key={format} onClick={() => (close(), void save(format))}>{label}</PopupList.Button>)}
      </PopupList.ButtonGroup>
    )} />
  )
}
