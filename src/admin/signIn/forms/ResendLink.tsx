'use client'

import { useState } from 'react'
import { call, sentenceOf } from '../../api'
import { OtherWay } from '../../form/OtherWay'

/** Sends the link that proves an address once more; the answer is the same for every address. */
export const ResendLink = ({ email }: { email: string }) => {
  const [told, setTold] = useState<string | null>(null)
  const send = () => {
    setTold('Sending…')
    call('/users/resend-verification', { method: 'POST', body: { email } }).then(() => setTold('A new link is on its way. It can take a minute; look among unwanted mail too.'), (error) => setTold(sentenceOf(error)))
  }
  return told ? <p role="status">{told}</p> : <OtherWay onClick={send}>Send the link again</OtherWay>
}
