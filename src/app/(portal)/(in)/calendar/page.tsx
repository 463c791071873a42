import type { Metadata } from 'next'
import { CalendarPage } from '@/src/portal/calendar/CalendarPage'
import { inside } from '../../here'

export const metadata: Metadata = { title: 'Calendar' }

const Page = async ({ searchParams }: { searchParams: Promise<{ month?: string; view?: string }> }) => <CalendarPage inside={await inside()} wish={await searchParams} />

export default Page
