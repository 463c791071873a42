import type { Metadata } from 'next'
import { AccountsPage, type Wish } from '@/src/portal/accounts/AccountsPage'
import { asked, type Asked } from '@/src/portal/asked'
import { inside } from '../../here'

export const metadata: Metadata = { title: 'Connected accounts' }

const Page = async ({ searchParams }: { searchParams: Asked }) => <AccountsPage inside={await inside()} wish={asked<Wish>(await searchParams)} />

export default Page
