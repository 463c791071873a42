import { headers } from 'next/headers'
import { createLocalReq, type ListViewServerProps, type TypedUser } from 'payload'
import { standingStops } from '@/src/domain/social/stops/standing'
import { isSuperAdmin, standingsOf } from '@/src/engine/tenancy/membership'
import { readerOf } from '../../format/reader'
import { pickedAgency } from '../../shared/narrowing'
import { choicesFor } from '../composer/choices'
import { stoppableAgency } from '../stops/place'
import { PostsList } from './PostsList'

/** All posts in the place of Payload's list: by state, with what waits for this person in front. */
export const PostsView = async ({ payload, user, permissions }: ListViewServerProps) => {
  const req = await createLocalReq({ user: user as TypedUser, req: { headers: await headers() } }, payload)
  const { clients, accounts } = await choicesFor(req)
  const agency = stoppableAgency(user, pickedAgency(req))
  const place = agency ? { path: `/agencies/me/stop-publishing?agency=${agency}`, name: 'for all clients' } : undefined
  return <PostsList accounts={accounts} admin={payload.config.routes.admin} clients={clients} manages={isSuperAdmin(user) || standingsOf(user).some(({ role }) => role === 'agency_admin')} mayWrite={Boolean(permissions?.collections?.posts?.create)} place={place} reader={readerOf(user)} stops={await standingStops(req)} />
}
