import type { Metadata } from 'next'
import { DocumentsPage } from '@/src/portal/documents/DocumentsPage'
import { inside } from '../../here'

export const metadata: Metadata = { title: 'Documents' }

const Page = async ({ searchParams }: { searchParams: Promise<{ show?: string; q?: string; page?: string }> }) => <DocumentsPage inside={await inside()} wish={await searchParams} />

export default Page
