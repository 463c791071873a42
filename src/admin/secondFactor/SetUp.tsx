'use client'

import type { ReactNode } from 'react'
import { QrCode } from '@/src/browser/forms/QrCode'
import type { SetUpState } from '@/src/browser/forms/useSetUp'
import { Entry } from '../form/Entry'
import { Skeleton } from '../shared/Skeleton'
import styles from './secondFactor.module.css'

/** What an authenticator takes, as a picture and as text, and the code that proves it did. */
export const SetUp = ({ setUp, children }: { setUp: SetUpState; children?: ReactNode }) => {
  const { begun, code, fault, type } = setUp
  if (!begun) return <Skeleton height="180px" rows={1} />
  return (
    <>
      <ol className={styles.steps}>
        <li>
          <p>Scan this with an authenticator app on your phone.</p>
          <QrCode className={styles.qr} label="Code to scan with an authenticator app" text={begun.otpauthUrl} />
          <details className={styles.secret}>
            <summary>Type it in instead</summary>
            <p>Account: the address you sign in with. Kind: time-based. Key:</p>
            <code>{begun.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
          </details>
        </li>
        <li>
          <Entry autoComplete="one-time-code" fault={fault} id="factor-code" inputMode="numeric" label="Six digits that the app shows now" maxLength={9} onChange={type} required value={code} />
        </li>
      </ol>
      {children}
    </>
  )
}
