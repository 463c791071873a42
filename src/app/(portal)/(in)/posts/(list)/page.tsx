import type { Metadata } from 'next'
import { PostsPage } from '@/src/portal/posts/PostsPage'
import type { Wish } from '@/src/portal/posts/query'
import { asked, type Asked } from '@/src/portal/asked'
import { inside } from '../../../here'

export const metadata: Metadata = { title: 'Posts' }

const Page = async ({ searchParams }: { searchParams: Asked }) => <PostsPage inside={await inside()} wish={asked<Wish>(await searchParams)} />

export default Page
