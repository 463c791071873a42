'use client'

import { Button, ConfirmationModal, Popup, PopupList, toast, useModal } from '@payloadcms/ui'
import { useState } from 'react'
import { sentenceOf } from '../../api'
import type { DocumentFacts } from '../facts/types'
import { actOn, callable } from './act'
import styles from './header.module.css'

type Props = { facts: DocumentFacts; onChanged: () => void }

const cancelSlug = 'cancel-document'

/** The document's moves: what can be done now as buttons, the rest in a menu with the reason why not. Trying again stands beside the reason of the failure. */
export const Actions = ({ facts, onChanged }: Props) => {
  const { openModal } = useModal()
  const [busy, setBusy] = useState<string | null>(null)
  const readable = facts.status === 'ready' || facts.status === 'distributed'
  const moves = facts.actions.filter(({ name }) => callable(name))
  const act = async (name: string) => {
    setBusy(name)
    try {
      await actOn(name, facts)
      onChanged()
    } catch (error) {
      toast.error(sentenceOf(error))
    }
    setBusy(null)
  }
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
