import type { Metadata } from 'next'
import { MessagesPage } from '@/src/portal/messages/MessagesPage'
import { inside } from '../../here'

export const metadata: Metadata = { title: 'Messages' }

const Page = async () => <MessagesPage inside={await inside()} />

export default Page
