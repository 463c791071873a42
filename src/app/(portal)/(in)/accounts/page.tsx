import type { Metadata } from 'next'
import { AccountsPage, type Wish } from '@/src/portal/accounts/AccountsPage'
import { inside } from '../../here'

export const metadata: Metadata = { title: 'Connected accounts' }

const Page = async ({ searchParams }: { searchParams: Promise<Wish> }) => <AccountsPage inside={await inside()} wish={await searchParams} />

export default Page
