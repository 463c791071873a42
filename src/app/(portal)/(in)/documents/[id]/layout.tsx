import type { ReactNode } from 'react'
import { documentRow } from '@/src/portal/documents/DocumentPage'
import { NotHere } from '@/src/portal/states/NotHere'
import { inside } from '../../../here'

/** Looks before anything of the page has left, so that what is not there is answered as such. */
const Layout = async ({ params, children }: { params: Promise<{ id: string }>; children: ReactNode }) => {
  const who = await inside()
  return (await documentRow(who, (await params).id)) ? children : <NotHere inside={who} />
}

export default Layout
