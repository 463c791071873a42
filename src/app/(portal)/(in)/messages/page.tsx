import type { Metadata } from 'next'
import { asked, type Asked } from '@/src/portal/asked'
import { MessagesPage } from '@/src/portal/messages/MessagesPage'
import { inside } from '../../here'

export const metadata: Metadata = { title: 'Messages' }

const Page = async ({ searchParams }: { searchParams: Asked }) => <MessagesPage inside={await inside()} wish={asked<{ client?: string }>(await searchParams)} />

export default Page
