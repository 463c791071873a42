import type { Metadata } from 'next'
import { PostPage, postRow } from '@/src/portal/postPage/PostPage'
import { inside } from '../../../here'

type Args = { params: Promise<{ id: string }> }

export const generateMetadata = async ({ params }: Args): Promise<Metadata> => ({ title: String((await postRow(await inside(), (await params).id))?.title ?? 'Not available') })

const Page = async ({ params }: Args) => <PostPage id={(await params).id} inside={await inside()} />

export default Page
