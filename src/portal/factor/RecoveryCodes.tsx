'use client'

import { keepWords, useKeeping } from '@/src/browser/forms/useKeeping'
import { Button } from '../ui/Button'

/** Recovery codes, shown this once, to copy or to save. */
export const RecoveryCodes = ({ codes }: { codes: readonly string[] }) => {
  const { told, copy, download } = useKeeping(codes, 'Recovery codes')
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm">{keepWords}</p>
      <ol className="figure grid grid-cols-2 gap-x-6 gap-y-1 rounded-md bg-sunk p-4 font-mono text-sm">{codes.map((code) => <li key={code}>{code}</li>)}</ol>
      <div className="flex flex-wrap items-center gap-2">
        <Button onClick={copy}>Copy</Button>
        <Button onClick={download}>Download</Button>
        <span className="text-sm text-quiet" role="status">{told}</span>
      </div>
    </div>
  )
}
