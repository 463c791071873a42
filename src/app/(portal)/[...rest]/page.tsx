import { notFound } from 'next/navigation'
import { here } from '../here'

/** Whatever is nowhere else is nowhere, told in the agency's look. */
const Page = async () => {
  await here()
  notFound()
}

export default Page
