import Link from 'next/link'
import { buttonLook } from '@/src/portal/ui/Button'

const NotFound = () => (
  <main className="grid min-h-dvh place-items-center px-6">
    <div className="max-w-md text-center">
      <h1 className="text-2xl font-semibold">There is nothing at this address</h1>
      <p className="mt-2 text-sm text-quiet">It may have been moved or taken back, or it is not yours to see.</p>
      <Link className={buttonLook({ kind: 'main' }, 'mt-6')} href="/">Go to the overview</Link>
    </div>
  </main>
)

export default NotFound
