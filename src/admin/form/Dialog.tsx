'use client'

import { Button, Modal, useModal } from '@payloadcms/ui'
import type { ReactNode } from 'react'
import styles from './form.module.css'

// The trap would take Escape for itself, and leave the dialog standing.
const trap = { escapeDeactivates: false }

type Props = {
  slug: string
  title: string
  /** What the deciding button says; without it there is only a button to close. */
  confirm?: string
  busyLabel?: string
  cancel?: string
  busy?: boolean
  wide?: boolean
  isDisabled?: boolean
  /** Escape does nothing: for a dialog whose closing would lose what was typed behind it. */
  stays?: boolean
  onConfirm?: () => void
  onClose: () => void
  children: ReactNode
}

/**
 * A dialog with a form of its own. Enter decides, Escape closes. It stands in the page's tree inside other forms, so that
 * what happens in it is kept from them.
 */
export const Dialog = ({ slug, title, confirm, busyLabel, cancel = 'Cancel', busy = false, wide, isDisabled, stays, onConfirm, onClose, children }: Props) => {
  const { isModalOpen } = useModal()
  if (!isModalOpen(slug)) return null
  return (
    <Modal aria-labelledby={`${slug}-title`} className={`confirmation-modal ${styles.modal}`} closeOnBlur={false} focusTrapOptions={trap} slug={slug}>
      <form
        className={`confirmation-modal__wrapper ${styles.wrapper}`}
        data-wide={wide}
        noValidate
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key !== 'Escape') return
          // Payload would close whichever dialog was opened last, which need not be this one.
          event.nativeEvent.stopImmediatePropagation()
          // A choice that is open inside takes Escape for itself.
          if (!stays && !busy && !event.defaultPrevented) onClose()
        }}
        onSubmit={(event) => {
          event.preventDefault()
          event.stopPropagation()
          if (!busy && !isDisabled) onConfirm?.()
        }}
      >
        <div className={`confirmation-modal__content ${styles.content}`}>
          <h1 id={`${slug}-title`}>{title}</h1>
          {children}
        </div>
        <div className="confirmation-modal__controls">
          <Button buttonStyle="secondary" disabled={busy} onClick={onClose} size="large" type="button">{cancel}</Button>
          {confirm && <Button disabled={busy || isDisabled} size="large" type="submit">{busy ? (busyLabel ?? `${confirm}…`) : confirm}</Button>}
        </div>
      </form>
    </Modal>
  )
}
