import type { Metadata } from 'next'
import { DecidePage } from '@/src/portal/decide/DecidePage'
import { here } from '../../here'

export const metadata: Metadata = { title: 'Your decision', referrer: 'no-referrer' }

const Page = async ({ params }: { params: Promise<{ token: string }> }) => <DecidePage here={await here()} token={(await params).token} />

export default Page
