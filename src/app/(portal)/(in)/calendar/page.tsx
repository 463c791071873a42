import type { Metadata } from 'next'
import { asked, type Asked } from '@/src/portal/asked'
import { CalendarPage, type Wish } from '@/src/portal/calendar/CalendarPage'
import { inside } from '../../here'

export const metadata: Metadata = { title: 'Calendar' }

const Page = async ({ searchParams }: { searchParams: Asked }) => <CalendarPage inside={await inside()} wish={asked<Wish>(await searchParams)} />

export default Page
