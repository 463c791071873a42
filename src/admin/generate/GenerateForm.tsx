'use client'

import { useRouter } from 'next/navigation'
import { useMemo, useRef, useState, type SubmitEvent } from 'react'
import { CallFailed } from '../api'
import type { Reader } from '../format/reader'
import { Advanced } from './Advanced'
import type { Choices, ClientChoice } from './choices'
import { ClientField } from './ClientField'
import { EstimatePanel } from './EstimatePanel'
import { start } from './start'
import { offersFor, preferredOf, stillOffered } from './templates'
import { TemplatePicker } from './TemplatePicker'
import { TopicField } from './TopicField'
import { Words } from './Words'
import { faultsOf, filledFrom, type Faults, type Values } from './values'
import styles from './generate.module.css'

type Props = { choices: Choices; client: string | null; topic: string; reader: Reader; admin: string }

/** The whole form. It fills itself from the client, shows faults where they are, and starts once however often it is pressed. */
export const GenerateForm = ({ choices, client, topic, reader, admin }: Props) => {
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const [values, setValues] = useState<Values>(() => ({ ...filledFrom(choices.clients.find(({ id }) => id === client)), topic }))
  const [faults, setFaults] = useState<Faults>({})
  const [refused, setRefused] = useState<CallFailed | null>(null)
  const [starting, setStarting] = useState(false)
  const chosen = useMemo(() => choices.clients.find(({ id }) => id === values.client), [choices, values.client])
  const offers = useMemo(() => offersTo(choices, chosen), [choices, chosen])
  const change = (changed: Partial<Values>) => {
    setValues((before) => ({ ...before, ...changed }))
    setFaults((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !(name in changed))))
  }
  const choose = (id: string) => {
    const client = choices.clients.find((one) => one.id === id)
    setValues((before) => ({ ...filledFrom(client, before), templateCode: stillOffered(before.templateCode, offersTo(choices, client)) }))
  }
  const show = (found: Faults) => {
    setFaults(found)
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[data-fault="true"] :is(input, textarea, button)')?.focus())
  }
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (starting) return
    const found = faultsOf(values)
    setRefused(null)
    if (Object.keys(found).length) return show(found)
    setStarting(true)
    try {
      const { documentId } = await start(values)
      router.push(`${admin}/collections/documents/${documentId}`)
    } catch (error) {
      setStarting(false)
      const failed = error instanceof CallFailed ? error : new CallFailed('The document could not be started. Try again.', 0)
      const named = namedFaults(failed)
      if (Object.keys(named).length) show(named)
      else setRefused(failed)
    }
  }
  return (
    <form aria-label="Generate a document" className={styles.form} noValidate onSubmit={(event) => void submit(event)} ref={form}>
      <div className={styles.fields}>
        <ClientField choices={choices.clients} fault={faults.client} onChange={choose} value={values.client} />
        <TopicField fault={faults.topic} onChange={(topic) => change({ topic })} value={values.topic} />
        <TemplatePicker client={chosen} fault={faults.templateCode} offers={offers} onChange={(templateCode) => change({ templateCode })} preferred={preferredOf(offers, choices.rules, chosen)} value={values.templateCode} />
        <Words change={change} faults={faults} values={values} />
        <Advanced change={change} faults={faults} key={values.client} values={values} />
      </div>
      <EstimatePanel reader={reader} refused={refused} starting={starting} values={values} />
    </form>
  )
}

// Before a client is chosen, whoever works for one agency is shown what that one may use.
const offersTo = ({ templates, rules }: Choices, client: ClientChoice | undefined) => offersFor(templates, rules, client?.agency ?? (rules.length === 1 ? rules[0]!.agency : null))

const known: Record<string, keyof Faults> = { budgetCents: 'budget', template: 'templateCode', sources: 'sourceIds' }
const fields = ['client', 'topic', 'templateCode', 'tone', 'keywords', 'relatedServices', 'customDirection', 'additionalContext', 'sourceIds', 'budget']

/** The server's faults, by the name of our field; a template that the plan does not include is the template's fault. */
const namedFaults = (failed: CallFailed): Faults => {
  const told = failed.code === 'BIZ_002' && !failed.fields.length ? [{ field: 'templateCode', message: failed.message }] : failed.fields
  const ours = told.map(({ field, message }) => [known[field.split('.')[0]!] ?? field.split('.')[0]!, message] as const)
  return Object.fromEntries(ours.filter(([name]) => fields.includes(name)))
}
