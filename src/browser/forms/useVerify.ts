'use client'

import { useState } from 'react'
import { useWait } from './refusal'
import { useSubmit } from './useSubmit'
import { useToken } from './useToken'
import { incompleteWords } from './words'

/** Proves an address by the mailed link. `state` is null until the page has looked for the link; `words` say why one has `ended`, with the `place` where addresses are changed. */
export const useVerify = (place: 'account' | 'profile') => {
  const token = useToken()
  const [email, setEmail] = useState<string | null>(null)
  const { refusal, busy, submit } = useSubmit<{ email: string }>(() => `/verify/${encodeURIComponent(token ?? '')}`, () => ({}), (answer) => setEmail(answer.email))
  const left = useWait(refusal)
  const isEnded = !token || refusal?.code === 'AUTH_009'
  return {
    state: token === null ? null : email ? 'done' : isEnded ? 'ended' : 'open', email, refusal, left, submit, isHeld: busy || left > 0, button: busy ? 'Confirming…' : 'Confirm the address',
    words: token ? `This link no longer holds: it was used, is older than three days, or a newer one was sent. If you were changing your address, ask for the change again in your ${place}. Else have a new link sent.` : incompleteWords,
  } as const
}
