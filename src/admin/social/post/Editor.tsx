'use client'

import { Button, toast } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { sentenceOf } from '../../api'
import type { Reader } from '../../format/reader'
import { clock } from '../../format/time'
import { Fields } from '../composer/Fields'
import { useKept } from '../composer/keep'
import { useNear } from '../composer/near'
import { movePost } from '../composer/save'
import { Side } from '../composer/Side'
import { findingsOf, type Values } from '../composer/values'
import { Conflict } from './Conflict'
import type { PostFacts } from './facts'
import { accountOf, useStoring } from './useStoring'
import composer from '../composer/composer.module.css'

type Props = { facts: PostFacts; reader: Reader; admin: string; onChanged: () => void; /** Hears whether something was typed that is not stored. */ onDirty: (is: boolean) => void }

/** The post while it is in work. It stores itself; when somebody else was faster, both versions are laid side by side. */
export const Editor = ({ facts, reader, admin, onChanged, onDirty }: Props) => {
  const { values, setValues, bringBack, isDirty, storedAt, isUnreached, isOld, setOld, store, isReady, version } = useStoring(facts)
  const { earlier, drop } = useKept(facts.id, values, isDirty, version)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    onDirty(isDirty)
    return () => onDirty(false)
  }, [isDirty, onDirty])
  const account = accountOf(facts, values)
  const chosen = account ? [account] : []
  const findings = findingsOf(values, chosen, { now: new Date(), rules: facts.rules }, useNear(values, chosen, facts.id))
  const change = (changed: Partial<Values>) => setValues((before) => ({ ...before, ...changed }))
  const submit = async () => {
    setBusy(true)
    const stored = isDirty ? await store(values, version) : version
    try {
      if (stored) await movePost(facts.id, facts.status === 'draft' ? 'submit' : 'resubmit', { version: stored })
      if (stored) onChanged()
    } catch (error) {
      toast.error(sentenceOf(error))
    }
    setBusy(false)
  }
  return (
    <form aria-label="Change the post" className={composer.form} noValidate onSubmit={(event) => { event.preventDefault(); void submit() }}>
      <div className={composer.fields}>
        {earlier && (
          <div className={composer.earlier} role="status">
            <span>Words that never reached the server are kept on this computer.</span>
            <Button buttonStyle="secondary" margin={false} onClick={() => { bringBack({ ...earlier.values, accounts: facts.values.accounts }, earlier.version); drop() }} size="small">Bring them back</Button>
            <Button buttonStyle="tab" margin={false} onClick={drop} size="small">Throw them away</Button>
          </div>
        )}
        <Fields accounts={facts.accounts} admin={admin} change={change} chosen={chosen} clients={[facts.client]} edited={{ accountIsFixed: facts.status !== 'draft' }} findings={findings} reader={reader} rules={facts.rules} setValues={setValues} values={values} />
      </div>
      <Side chosen={chosen} findings={findings} values={values}>
        <Button disabled={busy || findings.some(({ level }) => level === 'error')} margin={false} size="large" type="submit">{busy ? 'Submitting…' : facts.status === 'draft' ? 'Submit for approval' : 'Submit again'}</Button>
        <Button buttonStyle="secondary" disabled={busy || !isReady} margin={false} onClick={() => void store(values, version)} size="large">Save</Button>
        <p aria-live="polite" className={composer.hint}>{isDirty ? (isUnreached ? 'The server cannot be reached. What you typed is kept on this computer, and storing is tried again.' : 'Stored by itself in a moment.') : storedAt ? `Stored ${clock((Date.now() - storedAt) / 1000)} ago.` : ''}</p>
      </Side>
      {isOld && <Conflict facts={facts} mine={values} onClose={() => setOld(false)} onMerged={(merged, over) => { setOld(false); setValues(merged); void store(merged, over) }} />}
    </form>
  )
}
