'use client'

import { Button, toast, useModal } from '@payloadcms/ui'
import { useState } from 'react'
import { call } from '../../api'
import type { Reader } from '../../format/reader'
import { Empty } from '../../shared/Empty'
import { useStepUp } from '../../stepUp/StepUp'
import { Answered } from '../parts/Answered'
import { Ask, askDialog, type Question } from '../parts/Ask'
import { Pages } from '../parts/Pages'
import { SecretDialog } from '../parts/SecretDialog'
import parts from '../parts/parts.module.css'
import { useAnswer } from '../parts/useAnswer'
import { KeyDialog, keyDialog, type Made } from './KeyDialog'
import { KeyTable } from './KeyTable'
import { adopting, revoking } from './questions'
import type { ScopeGroup } from './scopes'
import type { KeyRow } from './state'

type Props = { agency: string; groups: ScopeGroup[]; reader: Reader; isOperator: boolean }
const shownDialog = 'api-key-shown'

/** All keys of an agency, and everything that is done with them. */
export const KeyList = ({ agency, groups, reader, isOperator }: Props) => {
  const { openModal, closeModal } = useModal()
  const confirmed = useStepUp()
  const [page, setPage] = useState(1)
  const [editing, setEditing] = useState<KeyRow | undefined>()
  const [turn, setTurn] = useState(0)
  const [made, setMade] = useState<Made | null>(null)
  const [question, setQuestion] = useState<Question | null>(null)
  const answer = useAnswer<{ docs: KeyRow[]; hasNextPage: boolean }>(`/api-keys?where[agency][equals]=${agency}&sort=-createdAt&limit=20&page=${page}`)
  const edit = (row?: KeyRow) => (setEditing(row), setTurn(turn + 1), openModal(keyDialog))
  const show = (key: Made) => {
    closeModal(keyDialog)
    setMade(key)
    openModal(shownDialog)
    answer.reload()
  }
  const ask = (asked: Question) => (setQuestion(asked), openModal(askDialog))
  const rotate = (row: KeyRow) => ask({
    title: `Rotate “${row.name}”?`, confirm: 'Make the successor',
    text: 'A new key with the same rights takes its place. The old one works for 24 hours more, so that the program can change over.',
    act: async () => show(await confirmed(() => call<Made>(`/api-keys/${row.id}/rotate`, { method: 'POST', body: {} }))),
  })
  const done = (sentence: string) => (toast.success(sentence), answer.reload())
  const revoke = (row: KeyRow) => ask(revoking(row, confirmed, done))
  const adopt = (row: KeyRow) => ask(adopting(row, confirmed, done))
  const create = <Button buttonStyle="primary" icon="plus" iconPosition="left" margin={false} onClick={() => edit()} size="medium">Create an API key</Button>
  return (
    <>
      <div className={parts.bar}>
        <p>A key acts for the agency within what it may do, never on people, keys or plans. Programs send it as <code>X-API-Key</code>.</p>
        {answer.data?.docs.length ? create : null}
      </div>
      <Answered answer={answer}>
        {({ docs, hasNextPage }) =>
          docs.length ? (
            <>
              <KeyTable onAdopt={adopt} onEdit={edit} onRevoke={revoke} onRotate={rotate} reader={reader} rows={docs} />
              <Pages hasNext={hasNextPage} isLoading={answer.isLoading} onPage={setPage} page={page} />
            </>
          ) : (
            <Empty action={create} title="No API keys yet">Make one for each program that talks to the platform, so that each can be ended by itself.</Empty>
          )
        }
      </Answered>
      <KeyDialog agency={agency} groups={groups} isOperator={isOperator} key={turn} onChanged={() => (closeModal(keyDialog), toast.success('Saved.'), answer.reload())} onClose={() => closeModal(keyDialog)} onMade={show} row={editing} />
      <Ask onClose={() => closeModal(askDialog)} question={question} />
      {made && (
        <SecretDialog name="API key" onClose={() => (closeModal(shownDialog), setMade(null))} secret={made.key} slug={shownDialog} title={`The key of “${made.name}”`}>
          <p>Only its first twelve characters stay visible here. Whoever has it can do what it may do: keep it where the program keeps its secrets.</p>
        </SecretDialog>
      )}
    </>
  )
}
