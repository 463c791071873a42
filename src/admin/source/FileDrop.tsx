'use client'

import { Button, Dropzone, useListDrawer } from '@payloadcms/ui'
import { useMemo, useRef } from 'react'
import styles from './source.module.css'

type Props = { client: string | null; disabled: boolean; sending: string | null; onTake: (file: File) => void; onPick: (id: string) => void }

const accepted = '.pdf,.docx,.txt,.md,.markdown,.html,.htm'

/** Where a file is dropped or chosen, from this computer or from what is already kept for the client. */
export const FileDrop = ({ client, disabled, sending, onTake, onPick }: Props) => {
  const input = useRef<HTMLInputElement>(null)
  const filterOptions = useMemo(() => ({ files: { client: { equals: client } } }), [client])
  const [ListDrawer, , { openDrawer, closeDrawer }] = useListDrawer({ collectionSlugs: ['files'], filterOptions })
  const off = disabled || !client || sending !== null
  const take = (files: FileList | null) => files?.[0] && !off && onTake(files[0])
  return (
    <Dropzone disabled={off} onChange={(files) => take(files)}>
      <div className={styles.drop}>
        {sending === null ? (
          <>
            <Button buttonStyle="pill" disabled={off} margin={false} onClick={() => input.current?.click()} size="small">Choose a file</Button>
            <Button buttonStyle="pill" disabled={off} margin={false} onClick={openDrawer} size="small">Use one that is kept</Button>
            <span className={styles.hint}>{client ? 'or drop it here' : 'Choose the client first: the file is kept with it.'}</span>
          </>
        ) : (
          <p dir="auto" role="status">Sending {sending}…</p>
        )}
        <input accept={accepted} aria-label="File" className={styles.input} onChange={(event) => take(event.target.files)} ref={input} tabIndex={-1} type="file" />
      </div>
      <ListDrawer
        allowCreate={false}
        onSelect={({ doc }) => {
          onPick(String(doc.id))
          closeDrawer()
        }}
      />
    </Dropzone>
  )
}
