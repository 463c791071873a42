'use client'

import { useState } from 'react'

const save = (codes: readonly string[], heading: string): void => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([`${heading}\nEach works once, in place of the code from the app.\n\n${codes.join('\n')}\n`], { type: 'text/plain' }))
  link.download = 'recovery-codes.txt'
  link.click()
  URL.revokeObjectURL(link.href)
}

/** Why recovery codes are kept. */
export const keepWords = 'Keep these where you find them without your phone. Each works once, in place of a code from the app. They are not shown again.'

/** Takes recovery codes along: copied, or as a file under a `heading`. `told` says how it went; `onKept` hears that they were taken. */
export const useKeeping = (codes: readonly string[], heading: string, onKept?: () => void) => {
  const [told, setTold] = useState('')
  const copy = () => void navigator.clipboard.writeText(codes.join('\n')).then(() => (setTold('Copied.'), onKept?.()), () => setTold('The browser did not allow it. Select the codes and copy them.'))
  const download = () => (save(codes, heading), setTold('Saved as recovery-codes.txt.'), onKept?.())
  return { told, copy, download }
}
