'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { call, sentenceOf } from '@/src/browser/api'
import type { Person } from '../here'
import { Avatar } from '../ui/Avatar'
import { Button } from '../ui/Button'
import { Panel } from '../ui/Card'
import { Input, Select } from '../ui/Field'

type Given = { firstName: string; lastName: string; timezone: string; locale: string }

const locales = ['en-US', 'en-GB', 'en-CA', 'en-AU', 'en-IE', 'de-DE', 'de-AT', 'de-CH', 'fr-FR', 'fr-CA', 'es-ES', 'es-MX', 'it-IT', 'nl-NL', 'pt-PT', 'pt-BR', 'sv-SE', 'da-DK', 'nb-NO', 'fi-FI', 'pl-PL', 'ja-JP']
const names = new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' })

/** Name, picture, time zone and how figures are written. */
export const Names = ({ given, person, zones }: { given: Given; person: Person; zones: string[] }) => {
  const router = useRouter()
  const picker = useRef<HTMLInputElement>(null)
  const [now, setNow] = useState(given)
  const [told, setTold] = useState<{ words: string; bad?: boolean } | null>(null)
  const [busy, setBusy] = useState(false)
  const change = (part: Partial<Given>) => (setNow((before) => ({ ...before, ...part })), setTold(null))
  const keep = async (body: object, words: string) => {
    setBusy(true)
    setTold(null)
    await call(`/users/${person.id}`, { method: 'PATCH', body }).then(() => (setTold({ words }), router.refresh()), (error: unknown) => setTold({ words: sentenceOf(error), bad: true }))
    setBusy(false)
  }
  const upload = async (file: File | undefined) => {
    if (!file) return
    setBusy(true)
    const form = new FormData()
    form.append('_payload', JSON.stringify({ purpose: 'avatar' }))
    form.append('file', file)
    await call<{ doc: { id: string } }>('/files', { method: 'POST', body: form, patienceMs: 120_000 }).then(({ doc }) => keep({ avatar: doc.id }, 'Your picture is kept.'), (error: unknown) => setTold({ words: sentenceOf(error), bad: true }))
    setBusy(false)
  }
  const all = zones.includes(now.timezone) ? zones : [now.timezone, ...zones]
  return (
    <Panel id="person" title="You">
      <div className="mb-5 flex flex-wrap items-center gap-4">
        <Avatar image={person.avatar} name={person.name} size={64} />
        <div className="flex flex-wrap gap-2">
          <Button disabled={busy} onClick={() => picker.current?.click()} size="small">{person.avatar ? 'Another picture' : 'Add a picture'}</Button>
          {person.avatar && <Button disabled={busy} kind="quiet" onClick={() => void keep({ avatar: null }, 'Your picture is taken away.')} size="small">Take it away</Button>}
          <input accept="image/png,image/jpeg,image/webp" aria-hidden="true" className="hidden" onChange={({ target }) => (void upload(target.files?.[0]), (target.value = ''))} ref={picker} tabIndex={-1} type="file" />
        </div>
      </div>
      <form className="flex flex-col gap-4" noValidate onSubmit={(event) => (event.preventDefault(), void keep({ ...now, firstName: now.firstName.trim(), lastName: now.lastName.trim() }, 'Saved.'))}>
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          <Input autoComplete="given-name" id="first-name" label="First name" maxLength={100} onChange={({ target }) => change({ firstName: target.value })} value={now.firstName} />
          <Input autoComplete="family-name" id="last-name" label="Last name" maxLength={100} onChange={({ target }) => change({ lastName: target.value })} value={now.lastName} />
        </div>
        <Select id="zone" label="Time zone" note="Times everywhere are shown in it." onChange={({ target }) => change({ timezone: target.value })} value={now.timezone}>{all.map((zone) => <option key={zone} value={zone}>{zone.replaceAll('_', ' ')}</option>)}</Select>
        <Select id="locale" label="Dates and figures" onChange={({ target }) => change({ locale: target.value })} value={now.locale}>{(locales.includes(now.locale) ? locales : [now.locale, ...locales]).map((tag) => <option key={tag} value={tag}>{`${names.of(tag)}: ${new Intl.NumberFormat(tag, { minimumFractionDigits: 2 }).format(1234.5)}`}</option>)}</Select>
        <div className="flex items-center gap-3"><Button disabled={busy} kind="main" type="submit">{busy ? 'Saving…' : 'Save'}</Button><p className={`text-sm ${told?.bad ? 'text-bad' : 'text-quiet'}`} role="status">{told?.words}</p></div>
      </form>
    </Panel>
  )
}
