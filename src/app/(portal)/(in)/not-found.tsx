import Link from 'next/link'
import { buttonLook } from '@/src/portal/ui/Button'
import { Card } from '@/src/portal/ui/Card'

const NotFound = () => (
  <Card className="mx-auto max-w-xl p-6">
    <h1 className="text-xl font-semibold">This page is not available to you</h1>
    <p className="mt-2 text-sm text-quiet">It may have been taken back or moved, or it belongs to somebody else.</p>
    <Link className={buttonLook({ kind: 'main' }, 'mt-5')} href="/">Go to the overview</Link>
  </Card>
)

export default NotFound
