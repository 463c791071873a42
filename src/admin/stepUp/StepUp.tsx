'use client'

import { useModal } from '@payloadcms/ui'
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import { CallFailed, call } from '../api'
import { repeatConfirmed } from './repeat'
import { StepUpDialog } from './StepUpDialog'

const slug = 'step-up'

export type Confirmed = <T>(action: () => Promise<T>) => Promise<T>
type Asked = { factor: boolean; resolve: (confirmed: boolean) => void }

/** What is thrown when the person closes the dialog instead of proving who they are. */
export class NotConfirmed extends CallFailed {
  constructor() {
    super('Nothing was changed, because you did not confirm that it is you.', 401)
  }
}

const isWanted = (thrown: unknown): boolean => thrown instanceof CallFailed && thrown.reason === 'STEP_UP_NEEDED'

const confirmed: Confirmed = async (action) => {
  try {
    return await action()
  } catch (error) {
    throw isWanted(error) ? new NotConfirmed() : error
  }
}

const hasFactor = (): Promise<boolean> => call<{ isOn: boolean }>('/users/me/second-factor').then(({ isOn }) => isOn, () => false)

/**
 * Runs a call that may want a fresh proof of the person, which is asked for over whatever page is open (`repeatConfirmed`):
 * `const confirmed = useStepUp(); await confirmed(() => call('/api-keys', { … }))`. Throws what the call throws, and NotConfirmed
 * when the dialog is closed.
 */
export const useStepUp = (): Confirmed => confirmed

/** Puts the one dialog over whatever page is open. */
export const StepUp = ({ children }: { children: ReactNode }) => {
  const { openModal, closeModal, isModalOpen } = useModal()
  const [asked, setAsked] = useState<Asked | null>(null)
  const pending = useRef<Promise<boolean> | null>(null)
  const ask = useCallback(async (): Promise<boolean> => {
    const factor = await hasFactor()
    return new Promise((resolve) => {
      setAsked({ factor, resolve })
      openModal(slug)
    })
  }, [openModal])
  useEffect(() => repeatConfirmed(() => (pending.current ??= ask().finally(() => (pending.current = null)))), [ask])
  const answer = (isConfirmed: boolean) => {
    closeModal(slug)
    asked?.resolve(isConfirmed)
    setAsked(null)
  }
  const isOpen = isModalOpen(slug)
  const wasOpen = useRef(false)
  useEffect(() => {
    // Closed from outside, by Payload's own Escape: whoever waits is answered all the same.
    if (wasOpen.current && !isOpen && asked) {
      asked.resolve(false)
      setAsked(null)
    }
    wasOpen.current = isOpen
  }, [isOpen, asked])
  return (
    <>
      {children}
      {asked && <StepUpDialog factor={asked.factor} onAnswer={answer} slug={slug} />}
    </>
  )
}
