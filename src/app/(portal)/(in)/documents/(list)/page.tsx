import type { Metadata } from 'next'
import { asked, type Asked } from '@/src/portal/asked'
import { DocumentsPage, type Wish } from '@/src/portal/documents/DocumentsPage'
import { inside } from '../../../here'

export const metadata: Metadata = { title: 'Documents' }

const Page = async ({ searchParams }: { searchParams: Asked }) => <DocumentsPage inside={await inside()} wish={asked<Wish>(await searchParams)} />

export default Page
