'use client'

import { Button, toast } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Rules } from '@/src/domain/social/rules'
import { sentenceOf } from '../../api'
import type { Reader } from '../../format/reader'
import { relative } from '../../format/time'
import { Fields } from './Fields'
import { Side } from './Side'
import type { Choices } from './choices'
import { forget, useKept } from './keep'
import { useNear } from './near'
import { createPosts, type Made } from './save'
import { emptyValues, findingsOf, type Values } from './values'
import styles from './composer.module.css'

/** `rules` is what the networks take just now. */
type Props = { choices: Choices; rules: Rules; client: string | null; admin: string; reader: Reader }

/** A new idea: for whom, for which accounts, words, pictures and time. One post is made for each account. */
export const Composer = ({ choices, rules, client, admin, reader }: Props) => {
  const router = useRouter()
  const [values, setValues] = useState<Values>(() => emptyValues(choices.clients.find(({ id }) => id === client)))
  const [isDirty, setDirty] = useState(false)
  const [busy, setBusy] = useState<'draft' | 'submit' | null>(null)
  const [done, setDone] = useState<Record<string, string>>({})
  const { earlier, drop } = useKept(null, values, isDirty)
  const accounts = choices.accounts.filter((account) => account.client === values.client)
  const chosen = accounts.filter(({ id }) => values.accounts.includes(id))
  const findings = findingsOf(values, chosen, { now: new Date(), rules }, useNear(values, chosen, null))
  const change = (changed: Partial<Values>) => {
    setDirty(true)
    setValues((before) => ({ ...before, ...changed, ...(changed.client && changed.client !== before.client ? movedTo(choices, changed.client) : {}) }))
  }
  const save = async (submit: boolean) => {
    if (busy) return
    setBusy(submit ? 'submit' : 'draft')
    const made = await createPosts(values, chosen.filter(({ id }) => !done[id]), submit)
    const all = { ...done, ...Object.fromEntries(made.flatMap(({ account, post }) => (post ? [[account, post.id]] : []))) }
    setDone(all)
    setBusy(null)
    if (made.some(({ failed }) => failed)) return tellFaults(made, chosen.length)
    setDirty(false)
    forget(null)
    const ids = Object.values(all)
    router.push(ids.length === 1 ? `${admin}/collections/posts/${ids[0]}` : `${admin}/collections/posts?client=${values.client}`)
  }
  return (
    <form aria-label="Write a post" className={styles.form} noValidate onSubmit={(event) => { event.preventDefault(); void save(true) }}>
      <div className={styles.fields}>
        {earlier && (
          <div className={styles.earlier} role="status">
            <span>Words from {relative(new Date(earlier.at).toISOString(), Date.now(), reader.locale, reader.zone)} are kept on this computer.</span>
            <Button buttonStyle="secondary" margin={false} onClick={() => { setValues(earlier.values); setDirty(true); drop() }} size="small">Bring them back</Button>
            <Button buttonStyle="tab" margin={false} onClick={drop} size="small">Throw them away</Button>
          </div>
        )}
        <Fields accounts={accounts} admin={admin} change={change} chosen={chosen} clients={choices.clients} findings={findings} reader={reader} rules={rules} setValues={(next) => { setDirty(true); setValues(next) }} values={values} />
      </div>
      <Side chosen={chosen} findings={findings} values={values}>
        <Button disabled={busy !== null || findings.some(({ level }) => level === 'error') || !isSent(values)} margin={false} size="large" type="submit">{busy === 'submit' ? 'Submitting…' : chosen.length > 1 ? `Submit ${chosen.length} posts for approval` : 'Submit for approval'}</Button>
        <Button buttonStyle="secondary" disabled={busy !== null || !chosen.length || !values.title.trim() || !isSent(values)} margin={false} onClick={() => void save(false)} size="large">{busy === 'draft' ? 'Saving…' : chosen.length > 1 ? `Save ${chosen.length} drafts` : 'Save as draft'}</Button>
        {!isSent(values) && <p className={styles.hint}>The images are still on their way.</p>}
      </Side>
    </form>
  )
}

const isSent = ({ images }: Values): boolean => images.every(({ state }) => state === 'stored' || state === 'failed')

// Another client has other accounts, images and time: what was written stays.
const movedTo = ({ clients }: Choices, client: string): Partial<Values> => ({ accounts: [], captions: {}, images: [], zone: clients.find(({ id }) => id === client)?.zone ?? 'UTC' })

const tellFaults = (made: readonly Made[], count: number): void => {
  const stored = made.filter(({ post }) => post).length
  for (const { failed } of made) if (failed) toast.error(sentenceOf(failed))
  if (stored) toast.info(`${stored} of ${count} posts are stored. Mend what is said and save again: those are not made twice.`)
}
