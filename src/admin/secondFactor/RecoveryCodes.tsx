'use client'

import { Button } from '@payloadcms/ui'
import { keepWords, useKeeping } from '@/src/browser/forms/useKeeping'
import styles from './secondFactor.module.css'

/** Recovery codes, shown this once, to copy or to save. `onKept` hears that they were taken along. */
export const RecoveryCodes = ({ codes, email, onKept }: { codes: readonly string[]; email: string; onKept?: () => void }) => {
  const { told, copy, download } = useKeeping(codes, `Recovery codes of ${email}`, onKept)
  return (
    <div className={styles.recovery}>
      <p>{keepWords}</p>
      <ol className={styles.codes}>
        {codes.map((code) => <li key={code}><code>{code}</code></li>)}
      </ol>
      <div className={styles.row}>
        <Button buttonStyle="secondary" margin={false} onClick={copy} size="medium" type="button">Copy</Button>
        <Button buttonStyle="secondary" margin={false} onClick={download} size="medium" type="button">Download</Button>
        <span className={styles.told} role="status">{told}</span>
      </div>
    </div>
  )
}
