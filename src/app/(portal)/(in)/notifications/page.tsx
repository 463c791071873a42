import type { Metadata } from 'next'
import { NotificationsPage } from '@/src/portal/notifications/NotificationsPage'
import { inside } from '../../here'

export const metadata: Metadata = { title: 'Notifications' }

const Page = async ({ searchParams }: { searchParams: Promise<{ page?: string }> }) => <NotificationsPage inside={await inside()} wish={await searchParams} />

export default Page
