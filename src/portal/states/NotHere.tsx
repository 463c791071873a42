import Link from 'next/link'
import { sayPageStatus } from '@/src/engine/pageStatus'
import type { Inside } from '../here'
import { buttonLook } from '../ui/Button'
import { Card } from '../ui/Card'
import { SomebodyElse } from './SomebodyElse'

/** A page that is not there for whoever looks, said within the frame and to the browser alike. Whether it is there for somebody else is not told. */
export const NotHere = ({ inside: { person } }: { inside: Inside }) => {
  sayPageStatus(404)
  return (
    <Card className="mx-auto max-w-xl p-6">
      <h1 className="text-xl font-semibold">This page is not available to you</h1>
      <p className="mt-2 text-sm text-quiet">It may have been taken back or moved, or it belongs to somebody else. You are signed in as <span className="font-medium text-ink">{person.email}</span>.</p>
      <div className="mt-5 flex flex-wrap gap-2">
        <Link className={buttonLook({ kind: 'main' })} href="/">Go to the overview</Link>
        <SomebodyElse>Sign in as somebody else</SomebodyElse>
      </div>
    </Card>
  )
}
