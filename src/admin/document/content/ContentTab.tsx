'use client'

import { Banner, Button, TextareaInput, TextInput } from '@payloadcms/ui'
import { useEffect, useState, type ChangeEvent, type SubmitEvent } from 'react'
import type { DocumentContent } from '@/src/domain/content/document'
import { CallFailed, sentenceOf } from '../../api'
import { Failure } from '../../shared/Failure'
import { Skeleton } from '../../shared/Skeleton'
import type { DocumentFacts } from '../facts/types'
import { SectionFields } from './SectionFields'
import { patchOf, readContent, saveContent } from './save'
import styles from './content.module.css'

type Props = { facts: DocumentFacts; onSaved: () => void }

/** The text of the document, to be mended by hand. Saving proves the figures and makes the PDF again. */
export const ContentTab = ({ facts, onSaved }: Props) => {
  const [saved, setSaved] = useState<DocumentContent | null>(null)
  const [content, setContent] = useState<DocumentContent | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    const aborter = new AbortController()
    setError(null)
    readContent(facts.id, aborter.signal)
      .then((found) => (setSaved(found), setContent(found)))
      .catch((thrown: unknown) => aborter.signal.aborted || setError(thrown))
    return () => aborter.abort()
  }, [facts.id, asked])
  if (error) return <Failure error={error} onRetry={() => setAsked(asked + 1)} />
  if (!saved || !content) return <Skeleton height="56px" rows={6} />
  return <Editor content={content} facts={facts} onChange={setContent} onSaved={onSaved} saved={saved} />
}

type EditorProps = Props & { saved: DocumentContent; content: DocumentContent; onChange: (content: DocumentContent) => void }

const Editor = ({ facts, saved, content, onChange, onSaved }: EditorProps) => {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<unknown>(null)
  const patch = patchOf(saved, content)
  const changed = Object.keys(patch).length > 0
  useEffect(() => {
    if (!changed || busy) return
    const stay = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', stay)
    return () => window.removeEventListener('beforeunload', stay)
  }, [changed, busy])
  const save = async (event: SubmitEvent) => {
    event.preventDefault()
    setBusy(true)
    setRefused(null)
    try {
      await saveContent(facts.id, facts.version, patch)
      onSaved()
    } catch (thrown) {
      setRefused(thrown)
      setBusy(false)
    }
  }
  const sections = content.sections
  return (
    <form aria-label="Text of the document" className={styles.form} onSubmit={(event) => void save(event)}>
      <TextInput label="Title" onChange={(event: ChangeEvent<HTMLInputElement>) => onChange({ ...content, title: event.target.value })} path="title" value={content.title} />
      <TextInput label="Subtitle" onChange={(event: ChangeEvent<HTMLInputElement>) => onChange({ ...content, subtitle: event.target.value })} path="subtitle" value={content.subtitle} />
      <TextareaInput label="Summary" onChange={(event) => onChange({ ...content, summary: event.target.value })} path="summary" rows={6} value={content.summary} />
      {sections.map((section, at) => (
        <SectionFields key={section.number} onChange={(next) => onChange({ ...content, sections: sections.map((one, index) => (index === at ? next : one)) })} section={section} />
      ))}
      <div className={styles.bar}>
        <div role="alert">{refused ? <Banner type="error">{refusalText(refused)}</Banner> : null}</div>
        <Button buttonStyle="primary" disabled={!changed || busy} margin={false} type="submit">{busy ? 'Saving…' : 'Save and make the PDF again'}</Button>
        <Button buttonStyle="secondary" disabled={!changed || busy} margin={false} onClick={() => onChange(saved)} type="button">Undo changes</Button>
        <span className={styles.note}>Figures you write are looked up in the stored sources, too.</span>
      </div>
    </form>
  )
}

const refusalText = (thrown: unknown): string =>
  thrown instanceof CallFailed && thrown.status === 409 ? `${thrown.message} Copy what you wrote, reload the page and put it in again.` : sentenceOf(thrown)
