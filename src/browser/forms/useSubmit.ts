'use client'

import { useState, type FormEvent } from 'react'
import { CallFailed, call } from '../api'

export type Refused = CallFailed | null

const asRefusal = (thrown: unknown): CallFailed => (thrown instanceof CallFailed ? thrown : new CallFailed('This did not work. Try again.', 0))

/**
 * One form that posts to one endpoint under `/users`. `submit` sends what `body` makes; a string from it is what is still
 * missing, and nothing is sent.
 */
export const useSubmit = <A>(path: string | (() => string), body: () => object | string, onDone: (answer: A) => void) => {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refused>(null)
  const [missing, setMissing] = useState<string | null>(null)
  const submit = async (event?: FormEvent) => {
    event?.preventDefault()
    if (busy) return
    const given = body()
    if (typeof given === 'string') return setMissing(given)
    setMissing(null)
    setRefusal(null)
    setBusy(true)
    try {
      onDone(await call<A>(`/users${typeof path === 'string' ? path : path()}`, { method: 'POST', body: given }))
    } catch (error) {
      setRefusal(asRefusal(error))
    }
    setBusy(false)
  }
  return { busy, refusal, missing, submit, clear: () => (setRefusal(null), setMissing(null)) }
}

/** What a refusal says about one field; null when it says nothing. */
export const faultIn = (refusal: Refused, field: string): string | null => refusal?.fields.find((fault) => fault.field === field)?.message ?? null
