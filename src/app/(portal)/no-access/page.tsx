import type { Metadata } from 'next'
import { Sheet } from '@/src/portal/signIn/Sheet'
import { buttonLook } from '@/src/portal/ui/Button'
import { here } from '../here'

export const metadata: Metadata = { title: 'Not available' }

const Page = async () => {
  const { brand } = await here()
  return (
    <Sheet brand={brand} title="There is nothing here for you just now">
      <p className="text-sm text-quiet">Your account is known, but what it was for has ended. If you think that is wrong, ask {brand.name}.</p>
      <a className={buttonLook({ size: 'wide' }, 'mt-5')} href="/sign-in">Back to sign-in</a>
    </Sheet>
  )
}

export default Page
