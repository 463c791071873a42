import type { Metadata } from 'next'
import { Sheet } from '@/src/portal/signIn/Sheet'
import { SomebodyElse } from '@/src/portal/states/SomebodyElse'
import { buttonLook } from '@/src/portal/ui/Button'
import { here } from '../here'

export const metadata: Metadata = { title: 'Not available' }

const Page = async () => {
  const { brand, req } = await here()
  return (
    <Sheet brand={brand} title="There is nothing here for you just now">
      <p className="text-sm text-quiet">Your account is known, but what it was for has ended. If you think that is wrong, ask {brand.name}.</p>
      <div className="mt-5">{req.user ? <SomebodyElse to="/sign-in">Sign in as somebody else</SomebodyElse> : <a className={buttonLook({ size: 'wide' })} href="/sign-in">Back to sign-in</a>}</div>
    </Sheet>
  )
}

export default Page
