'use client'

import { FieldLabel } from '@payloadcms/ui'
import type { Dispatch, SetStateAction } from 'react'
import type { Rules } from '@/src/domain/social/rules'
import type { Reader } from '../../format/reader'
import { Entry } from '../../form/Entry'
import { PickOne } from '../../shared/PickOne'
import { ImageArea } from '../images/ImageArea'
import type { Picture } from '../images/picture'
import { Accounts } from './Accounts'
import { Caption } from './Caption'
import { When } from './When'
import type { Account, ClientChoice, Told, Values } from './values'
import styles from './composer.module.css'

type Props = {
  values: Values
  setValues: Dispatch<SetStateAction<Values>>
  change: (changed: Partial<Values>) => void
  clients: readonly ClientChoice[]
  accounts: readonly Account[]
  chosen: readonly Account[]
  rules: Rules
  findings: readonly Told[]
  reader: Reader
  admin: string
  /** The post that is edited: its client stays. */
  edited?: { accountIsFixed: boolean }
}

/** The fields of a post, the same for a new one and one that is edited. */
export const Fields = ({ values, setValues, change, clients, accounts, chosen, rules, findings, reader, admin, edited }: Props) => {
  const setImages: Dispatch<SetStateAction<Picture[]>> = (next) => setValues((before) => ({ ...before, images: typeof next === 'function' ? next(before.images) : next }))
  return (
    <>
      {!edited && (
        <div className="field-type select">
          <FieldLabel htmlFor="post-client" label="Client" path="client" required />
          <PickOne inputId="post-client" noOptionsMessage={({ inputValue }) => (inputValue ? `No client is called “${inputValue}”.` : 'No client is assigned to you yet. Ask your agency’s manager.')} onPick={(client) => change({ client })} options={clients.map(({ id, name }) => ({ value: id, label: name }))} placeholder="Search by name" value={values.client} />
        </div>
      )}
      {values.client && !edited?.accountIsFixed && <Accounts accounts={accounts} admin={admin} chosen={values.accounts} client={values.client} onChange={(next) => change({ accounts: next })} several={!edited} />}
      <Entry id="post-title" label="Title" maxLength={150} note={titleNote(chosen.map(({ platform }) => rules[platform]))} onChange={(title) => change({ title })} required value={values.title} />
      <Caption change={change} chosen={chosen} rules={rules} values={values} />
      <fieldset className={styles.images}>
        <legend>Images</legend>
        <ImageArea client={values.client} faults={imageFaults(findings)} images={values.images} rules={chosen.map(({ platform }) => rules[platform])} setImages={setImages} />
      </fieldset>
      <When change={change} chosen={chosen} locale={reader.locale} values={values} zone={reader.zone} />
      <div className="field-type textarea">
        <FieldLabel htmlFor="post-note" label="Internal note" path="internalNote" />
        <textarea aria-describedby="post-note-under" className={styles.area} id="post-note" maxLength={2000} onChange={({ target }) => change({ internalNote: target.value })} rows={2} value={values.internalNote} />
        <p className={styles.hint} id="post-note-under">Never shown to the client.</p>
      </div>
    </>
  )
}

const titleNote = (chosen: readonly Rules[keyof Rules][]): string => {
  const shown = chosen.filter(({ title }) => title)
  return shown.length ? `Shown as the title on ${[...new Set(shown.map(({ label }) => label))].join(' and ')}; elsewhere the name of the idea.` : 'The name of the idea, for you and the client.'
}

const imageFaults = (findings: readonly Told[]): Record<number, string> =>
  Object.fromEntries(findings.filter(({ field, level }) => level === 'error' && /^images\.\d+$/.test(field)).map(({ field, message }) => [Number(field.split('.')[1]), message]))
