import type { Metadata } from 'next'
import { Overview } from '@/src/portal/overview/Overview'
import { inside } from '../../here'

export const metadata: Metadata = { title: 'Overview' }

const Page = async () => <Overview inside={await inside()} />

export default Page
