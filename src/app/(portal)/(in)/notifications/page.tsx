import type { Metadata } from 'next'
import { asked, type Asked } from '@/src/portal/asked'
import { NotificationsPage } from '@/src/portal/notifications/NotificationsPage'
import { inside } from '../../here'

export const metadata: Metadata = { title: 'Notifications' }

const Page = async ({ searchParams }: { searchParams: Asked }) => <NotificationsPage inside={await inside()} wish={asked<{ page?: string }>(await searchParams)} />

export default Page
