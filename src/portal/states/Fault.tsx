'use client'

import { useRouter } from 'next/navigation'
import { startTransition, useState } from 'react'
import { Button } from '../ui/Button'
import { Card } from '../ui/Card'

/** A page that could not be made: what is kept, the way to try again, and the number to name. */
export const Fault = ({ digest, onRetry }: { digest?: string; onRetry: () => void }) => {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const again = () => {
    setBusy(true)
    startTransition(() => {
      router.refresh()
      onRetry()
      setBusy(false)
    })
  }
  return (
    <Card className="mx-auto max-w-xl p-6" role="alert">
      <h1 className="text-xl font-semibold">This page could not be loaded</h1>
      <p className="mt-2 text-sm text-quiet">Nothing of yours is lost. Try again; if it stays like this, tell the people who look after you{digest && <>, and name <code className="text-ink">{digest}</code></>}.</p>
      <Button className="mt-5" disabled={busy} kind="main" onClick={again}>{busy ? 'Trying…' : 'Try again'}</Button>
    </Card>
  )
}
