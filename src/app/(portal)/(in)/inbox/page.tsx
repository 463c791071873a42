import type { Metadata } from 'next'
import { Inbox } from '@/src/portal/inbox/Inbox'
import { inside } from '../../here'

export const metadata: Metadata = { title: 'To decide' }

const Page = async () => <Inbox inside={await inside()} />

export default Page
