'use client'

import { CheckboxInput } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { call } from '../api'
import { Failure } from '../shared/Failure'
import { Skeleton } from '../shared/Skeleton'
import { Fault } from './Fault'
import styles from './generate.module.css'
import type { Values } from './values'

type Source = { id: string; title: string; kind: 'note' | 'url' | 'file'; wordCount?: number | null; extractionError?: string | null }
type Props = { client: string; values: Values; fault?: string; change: (changed: Partial<Values>) => void }

const query = 'where[useInGeneration][equals]=true&sort=-createdAt&limit=100&depth=0&select[title]=true&select[kind]=true&select[wordCount]=true&select[extractionError]=true'
const kinds = { note: 'Note', url: 'Link', file: 'File' } as const

/** The client's own material: all of it unless some is unticked, before the web or instead of it. */
export const SourcesField = ({ client, values, fault, change }: Props) => {
  const [sources, setSources] = useState<Source[] | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    const aborter = new AbortController()
    setError(null)
    call<{ docs: Source[] }>(`/sources?where[client][equals]=${client}&${query}`, { signal: aborter.signal })
      .then(({ docs }) => setSources(docs))
      .catch((thrown: unknown) => aborter.signal.aborted || setError(thrown))
    return () => aborter.abort()
  }, [client, asked])
  const all = sources?.map(({ id }) => id) ?? []
  const used = values.sourceIds ?? all
  const toggle = (id: string) => {
    const next = used.includes(id) ? used.filter((one) => one !== id) : [...used, id]
    change({ sourceIds: next.length === all.length ? null : next })
  }
  return (
    <fieldset className={styles.sources} data-fault={Boolean(fault)}>
      <legend className="field-label">The client’s own sources</legend>
      {error ? <Failure error={error} onRetry={() => setAsked(asked + 1)} /> : null}
      {!sources && !error && <Skeleton height="28px" rows={2} />}
      {sources?.length === 0 && <p className={styles.under}>This client has no sources yet. The document rests on the web alone.</p>}
      {sources?.map(({ id, title, kind, wordCount, extractionError }) => (
        <div className={styles.source} key={id}>
          <CheckboxInput checked={used.includes(id)} id={`source-${id}`} label={title} name={`source-${id}`} onToggle={() => toggle(id)} />
          <span className={styles.sourceNote}>{extractionError ? 'Cannot be read' : [kinds[kind], wordCount ? `${wordCount.toLocaleString('en-US')} words` : ''].filter(Boolean).join(' · ')}</span>
        </div>
      ))}
      {Boolean(sources?.length) && (
        <div className={styles.only}>
          <CheckboxInput checked={values.sourcesOnly} id="sourcesOnly" label="Use only these: do not search the web" name="sourcesOnly" onToggle={() => change({ sourcesOnly: !values.sourcesOnly })} />
        </div>
      )}
      <Fault text={fault} />
    </fieldset>
  )
}
