import { sayPageStatus } from '@/src/engine/pageStatus'
import { here } from '../here'
import NotFound from '../not-found'

/** Whatever is nowhere else is nowhere, told in the agency's look. */
const Page = async () => {
  await here()
  sayPageStatus(404)
  return <NotFound />
}

export default Page
