import type { Metadata } from 'next'
import { sayPageStatus } from '@/src/engine/pageStatus'
import { pages } from '@/src/portal/signIn/pages'
import { Sheet } from '@/src/portal/signIn/Sheet'
import { here } from '../../here'
import NotFound from '../../not-found'

type Args = { params: Promise<{ page: string }> }

const pageOf = (name: string) => (Object.hasOwn(pages, name) ? pages[name] : undefined)

export const generateMetadata = async ({ params }: Args): Promise<Metadata> => {
  const page = pageOf((await params).page)
  return page ? { title: page.title((await here()).brand.name), referrer: 'no-referrer' } : {}
}

const Page = async ({ params }: Args) => {
  const page = pageOf((await params).page)
  if (!page) return (sayPageStatus(404), <NotFound />)
  const { brand } = await here()
  return <Sheet brand={brand} lead={page.lead} title={page.title(brand.name)}>{page.form()}</Sheet>
}

export default Page
