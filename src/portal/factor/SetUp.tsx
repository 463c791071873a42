'use client'

import { QrCode } from '@/src/browser/forms/QrCode'
import type { SetUpState } from '@/src/browser/forms/useSetUp'
import { Input } from '../ui/Field'
import { Bone, Loading } from '../states/states'

/** What an authenticator takes, as a picture and as text, and the code that proves it did. */
export const SetUp = ({ setUp: { begun, code, fault, type } }: { setUp: SetUpState }) => {
  if (!begun) return <Loading><Bone className="h-72" /></Loading>
  return (
    <ol className="flex list-decimal flex-col gap-5 pl-5 text-sm">
      <li>
        <p className="mb-3">Scan this with an authenticator app on your phone.</p>
        <QrCode className="size-44 rounded-md" label="Code to scan with an authenticator app" text={begun.otpauthUrl} />
        <details className="mt-2">
          <summary className="inline-flex min-h-11 cursor-pointer items-center font-medium text-brand-text">Type it in instead</summary>
          <p className="text-quiet">Account: the address you sign in with. Kind: time-based. Key:</p>
          <code className="mt-1 block rounded-md bg-sunk p-3 break-all">{begun.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
        </details>
      </li>
      <li>
        <Input autoComplete="one-time-code" fault={fault} id="factor-code" inputMode="numeric" label="Six digits that the app shows now" maxLength={9} onChange={({ target }) => type(target.value)} value={code} />
      </li>
    </ol>
  )
}
