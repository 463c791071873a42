import type { AdminViewServerProps } from 'payload'
import { readerOf } from '../../format/reader'
import { choicesFor } from '../composer/choices'
import { PostsList } from './PostsList'

/** All posts in the place of Payload's list: by state, with what waits for this person in front. */
export const PostsView = async ({ initPageResult }: AdminViewServerProps) => {
  const { req, permissions } = initPageResult
  const { clients, accounts } = await choicesFor(req)
  return <PostsList accounts={accounts} admin={req.payload.config.routes.admin} clients={clients} mayWrite={Boolean(permissions.collections?.posts?.create)} reader={readerOf(req.user)} />
}
