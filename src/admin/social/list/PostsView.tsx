import { headers } from 'next/headers'
import { createLocalReq, type ListViewServerProps, type TypedUser } from 'payload'
import { isSuperAdmin, standingsOf } from '@/src/engine/tenancy/membership'
import { readerOf } from '../../format/reader'
import { choicesFor } from '../composer/choices'
import { PostsList } from './PostsList'

/** All posts in the place of Payload's list: by state, with what waits for this person in front. */
export const PostsView = async ({ payload, user, permissions }: ListViewServerProps) => {
  const req = await createLocalReq({ user: user as TypedUser, req: { headers: await headers() } }, payload)
  const { clients, accounts } = await choicesFor(req)
  return <PostsList accounts={accounts} admin={payload.config.routes.admin} clients={clients} manages={isSuperAdmin(user) || standingsOf(user).some(({ role }) => role === 'agency_admin')} mayWrite={Boolean(permissions?.collections?.posts?.create)} reader={readerOf(user)} />
}
