'use client'

import { useState } from 'react'
import { Button } from '../ui/Button'

const save = (codes: readonly string[]): void => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([`Recovery codes\nEach works once, in place of the code from the app.\n\n${codes.join('\n')}\n`], { type: 'text/plain' }))
  link.download = 'recovery-codes.txt'
  link.click()
  URL.revokeObjectURL(link.href)
}

/** Recovery codes, shown this once, to copy or to save. */
export const RecoveryCodes = ({ codes }: { codes: readonly string[] }) => {
  const [told, setTold] = useState('')
  const copy = () => navigator.clipboard.writeText(codes.join('\n')).then(() => setTold('Copied.'), () => setTold('The browser did not allow it. Select the codes and copy them.'))
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm">Keep these where you find them without your phone. Each works once, in place of a code from the app. They are not shown again.</p>
      <ol className="figure grid grid-cols-2 gap-x-6 gap-y-1 rounded-md bg-sunk p-4 font-mono text-sm">{codes.map((code) => <li key={code}>{code}</li>)}</ol>
      <div className="flex flex-wrap items-center gap-2">
        <Button onClick={() => void copy()}>Copy</Button>
        <Button onClick={() => (save(codes), setTold('Saved as recovery-codes.txt.'))}>Download</Button>
        <span className="text-sm text-quiet" role="status">{told}</span>
      </div>
    </div>
  )
}
