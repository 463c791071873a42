import type { Metadata } from 'next'
import { ProfilePage } from '@/src/portal/profile/ProfilePage'
import { inside } from '../../here'

export const metadata: Metadata = { title: 'Your profile' }

const Page = async () => <ProfilePage inside={await inside()} />

export default Page
