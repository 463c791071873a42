'use client'

import { Button, ConfirmationModal, Popup, PopupList, toast, useModal } from '@payloadcms/ui'
import { useState } from 'react'
import { sentenceOf } from '../../api'
import type { DocumentFacts } from '../facts/types'
import { actOn, callable, deleteIt, restoreIt } from './act'
import styles from './header.module.css'

type Props = { facts: DocumentFacts; onChanged: () => void }

const cancelSlug = 'cancel-document'
const deleteSlug = 'delete-document'

/** The document's moves: what can be done now as buttons, the rest in a menu with the reason why not. Trying again stands beside the reason of the failure. */
export const Actions = ({ facts, onChanged }: Props) => {
  const { openModal } = useModal()
  const [busy, setBusy] = useState<string | null>(null)
  const readable = !facts.deletedAt && (facts.status === 'ready' || facts.status === 'distributed')
  const moves = facts.deletedAt ? [] : facts.actions.filter(({ name }) => callable(name))
  const run = async (name: string, call: () => Promise<unknown>, done?: string) => {
    setBusy(name)
    try {
      await call()
      if (done) toast.success(done)
      onChanged()
    } catch (error) {
      toast.error(sentenceOf(error))
    }
    setBusy(null)
  }
  const act = (name: string) => run(name, () => actOn(name, facts))
  const ask = (name: string) => (name === 'cancel' ? openModal(cancelSlug) : void act(name))
  return (
    <div className={styles.actions}>
      {readable && (
        <Button buttonStyle="primary" el="anchor" margin={false} size="medium" url={`/api/documents/${facts.id}/pdf`}>
          Download PDF
        </Button>
      )}
      {moves.filter(({ name, enabled }) => enabled && name !== 'retry').map(({ name, label }) => (
        <Button buttonStyle="secondary" disabled={busy !== null} key={name} margin={false} onClick={() => ask(name)} size="medium">
          {busy === name ? `${label}…` : label}
        </Button>
      ))}
      <Removal busy={busy} facts={facts} onRun={run} />
      <Refused moves={moves.filter(({ enabled }) => !enabled)} />
      <ConfirmationModal
        body="The run stops before its next step. What was spent stays spent, and a canceled document cannot be continued."
        cancelLabel="Keep generating"
        confirmLabel="Cancel the document"
        heading="Cancel this document?"
        modalSlug={cancelSlug}
        onConfirm={() => act('cancel')}
      />
    </div>
  )
}

type Removing = Pick<Props, 'facts'> & { busy: string | null; onRun: (name: string, call: () => Promise<unknown>, done: string) => Promise<void> }

/** Deleting, which admins can take back for 30 days. */
const Removal = ({ facts, busy, onRun }: Removing) => {
  const { openModal } = useModal()
  const isUnderWay = facts.status === 'pending' || facts.status === 'generating'
  return (
    <>
      {facts.mayDelete && facts.deletedAt && (
        <Button buttonStyle="primary" disabled={busy !== null} margin={false} onClick={() => void onRun('restore', () => restoreIt(facts), 'The document is back.')} size="medium">
          {busy === 'restore' ? 'Restoring…' : 'Restore'}
        </Button>
      )}
      {facts.mayDelete && !facts.deletedAt && !isUnderWay && (
        <Button buttonStyle="secondary" disabled={busy !== null} margin={false} onClick={() => openModal(deleteSlug)} size="medium">
          {busy === 'delete' ? 'Deleting…' : 'Delete'}
        </Button>
      )}
      <ConfirmationModal
        body="Its lists and links no longer show it. It can be restored for 30 days; after that, the PDF and everything made for it is removed for good."
        cancelLabel="Keep it"
        confirmLabel="Delete the document"
        heading="Delete this document?"
        modalSlug={deleteSlug}
        onConfirm={() => onRun('delete', () => deleteIt(facts), 'The document is deleted. It can be restored for 30 days.')}
      />
    </>
  )
}

const Refused = ({ moves }: { moves: DocumentFacts['actions'] }) =>
  moves.length ? (
    <Popup
      button={<span className={styles.more}><span aria-hidden="true">⋯</span><span className="sr-only">More actions</span></span>}
      buttonType="default"
      horizontalAlign="right"
      size="medium"
    >
      <PopupList.ButtonGroup>
        {moves.map(({ name, label, reason }) => (
          <PopupList.Button disabled key={name}>
            <span className={styles.refused}>
              {label}
              <small>{reason}</small>
            </span>
          </PopupList.Button>
        ))}
      </PopupList.ButtonGroup>
    </Popup>
  ) : null
