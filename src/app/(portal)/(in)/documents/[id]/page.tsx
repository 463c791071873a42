import type { Metadata } from 'next'
import { DocumentPage, documentRow } from '@/src/portal/documents/DocumentPage'
import { inside } from '../../../here'

type Args = { params: Promise<{ id: string }> }

export const generateMetadata = async ({ params }: Args): Promise<Metadata> => ({ title: (await documentRow(await inside(), (await params).id))?.title ?? 'Not available' })

const Page = async ({ params }: Args) => <DocumentPage id={(await params).id} inside={await inside()} />

export default Page
