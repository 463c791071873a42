import type { PayloadRequest, Where } from 'payload'
import { post } from '@/src/domain/social/post.workflow'
import { as } from '@/src/engine/doors'
import { whereOf } from './filters'

type Query = Record<string, unknown>
export type PostCounts = Record<keyof typeof post.states | 'changeRequests' | 'late' | 'total', number>

/** How many posts of the caller's there are by state, with open wishes and with their time missed, under the same filters as the list. */
export const countPosts = async (req: PayloadRequest, query: Query): Promise<PostCounts> => {
  const { status: _status, late: _late, hasChangeRequest: _wishes, ...rest } = query
  const where = await whereOf(req, rest)
  const count = async (more: Query, key: string): Promise<[string, number]> => [key, await as(req).count('posts', { and: [where, await only(req, more)] })]
  const states = Object.keys(post.states)
  const asked = [...states.map((status): [Query, string] => [{ status }, status]), [{ hasChangeRequest: 'true' }, 'changeRequests'] as [Query, string], [{ late: 'true' }, 'late'] as [Query, string]]
  const counts: Record<string, number> = {}
  for (const [more, key] of asked) counts[key] = (await count(more, key))[1]
  return { ...counts, total: states.reduce((sum, status) => sum + counts[status]!, 0) } as PostCounts
}

const only = async (req: PayloadRequest, query: Query): Promise<Where> => whereOf(req, { ...query, archived: 'any' })
