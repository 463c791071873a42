import type { ReactNode } from 'react'
import { countsFor } from '@/src/portal/frame/counts'
import { Frame } from '@/src/portal/frame/Frame'
import { inside } from '../here'

const Layout = async ({ children }: { children: ReactNode }) => {
  const who = await inside()
  return <Frame counts={await countsFor(who)} inside={who}>{children}</Frame>
}

export default Layout
