import type { Metadata } from 'next'
import { PostsPage } from '@/src/portal/posts/PostsPage'
import type { Wish } from '@/src/portal/posts/query'
import { inside } from '../../here'

export const metadata: Metadata = { title: 'Posts' }

const Page = async ({ searchParams }: { searchParams: Promise<Wish> }) => <PostsPage inside={await inside()} wish={await searchParams} />

export default Page
