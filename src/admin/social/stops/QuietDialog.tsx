'use client'

import { useModal } from '@payloadcms/ui'
import { useId, useRef, useState } from 'react'
import { CallFailed } from '../../api'
import { Dialog } from '../../form/Dialog'

type Send = (despite: { despiteQuietHours?: true }) => Promise<unknown>
type Quiet = { slug: string; sentence: string; answer: (isSure: boolean) => void; ask: (send: Send) => Promise<void> }

/** Sends; where the account is just quiet, asks first whether it is to go out all the same. */
export const useQuiet = (): Quiet => {
  const { openModal, closeModal } = useModal()
  const slug = `quiet-${useId()}`
  const [sentence, setSentence] = useState('')
  const settle = useRef<(isSure: boolean) => void>(() => undefined)
  const sure = (words: string): Promise<boolean> => {
    setSentence(words)
    openModal(slug)
    return new Promise((resolve) => (settle.current = resolve))
  }
  const answer = (isSure: boolean) => {
    closeModal(slug)
    settle.current(isSure)
  }
  const ask = async (send: Send) => {
    try {
      await send({})
    } catch (error) {
      if (!(error instanceof CallFailed) || error.reason !== 'QUIET_HOURS') throw error
      if (await sure(error.message)) await send({ despiteQuietHours: true })
    }
  }
  return { slug, sentence, answer, ask }
}

/** The question of `useQuiet`. */
export const QuietDialog = ({ quiet: { slug, sentence, answer } }: { quiet: Quiet }) => (
  <Dialog cancel="Leave it" confirm="Publish it all the same" onClose={() => answer(false)} onConfirm={() => answer(true)} slug={slug} title="Publish within quiet hours?">
    <p>{sentence}</p>
  </Dialog>
)
