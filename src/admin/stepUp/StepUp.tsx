'use client'

import { useModal } from '@payloadcms/ui'
import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { CallFailed, call } from '../api'
import { StepUpDialog } from './StepUpDialog'

const slug = 'step-up'

type Confirmed = <T>(action: () => Promise<T>) => Promise<T>
type Asked = { factor: boolean; resolve: (confirmed: boolean) => void }

const Context = createContext<Confirmed>((action) => action())

/** What is thrown when the person closes the dialog instead of proving who they are. */
export class NotConfirmed extends CallFailed {
  constructor() {
    super('Nothing was changed, because you did not confirm that it is you.', 401)
  }
}

const isWanted = (thrown: unknown): boolean => thrown instanceof CallFailed && thrown.reason === 'STEP_UP_NEEDED'

const hasFactor = (): Promise<boolean> => call<{ isOn: boolean }>('/users/me/second-factor').then(({ isOn }) => isOn, () => false)

/**
 * Runs a call that may want a fresh proof of the person. When the server answers STEP_UP_NEEDED, asks for password or code
 * and calls once more: `const confirmed = useStepUp(); await confirmed(() => call('/api-keys', { … }))`. Throws what the call
 * throws, and NotConfirmed when the dialog is closed.
 */
export const useStepUp = (): Confirmed => use(Context)

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
  const confirmed = useCallback<Confirmed>(async (action) => {
    try {
      return await action()
    } catch (error) {
      if (!isWanted(error)) throw error
    }
    pending.current ??= ask().finally(() => (pending.current = null))
    if (!(await pending.current)) throw new NotConfirmed()
    return action()
  }, [ask])
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
  const value = useMemo(() => confirmed, [confirmed])
  return (
    <Context value={value}>
      {children}
      {asked && <StepUpDialog factor={asked.factor} onAnswer={answer} slug={slug} />}
    </Context>
  )
}
