'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import styles from './secondFactor.module.css'

const save = (codes: readonly string[], email: string): void => {
  const text = `Recovery codes of ${email}\nEach works once, in place of the code from the app.\n\n${codes.join('\n')}\n`
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  link.download = 'recovery-codes.txt'
  link.click()
  URL.revokeObjectURL(link.href)
}

/** Recovery codes, shown this once, to copy or to save. `onKept` hears that they were taken along. */
export const RecoveryCodes = ({ codes, email, onKept }: { codes: readonly string[]; email: string; onKept?: () => void }) => {
  const [told, setTold] = useState('')
  const copy = () => navigator.clipboard.writeText(codes.join('\n')).then(() => (setTold('Copied.'), onKept?.()), () => setTold('The browser did not allow it. Select the codes and copy them.'))
  return (
    <div className={styles.recovery}>
      <p>Keep these where you find them without your phone. Each works once, in place of a code from the app. They are not shown again.</p>
      <ol className={styles.codes}>
        {codes.map((code) => <li key={code}><code>{code}</code></li>)}
      </ol>
      <div className={styles.row}>
        <Button buttonStyle="secondary" margin={false} onClick={() => void copy()} size="medium" type="button">Copy</Button>
        <Button buttonStyle="secondary" margin={false} onClick={() => (save(codes, email), setTold('Saved as recovery-codes.txt.'), onKept?.())} size="medium" type="button">Download</Button>
        <span className={styles.told} role="status">{told}</span>
      </div>
    </div>
  )
}
