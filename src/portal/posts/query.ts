import type { PayloadRequest, Where } from 'payload'
import { plannedIn } from '@/src/domain/social/posts/list/plan'
import { platformKeys } from '@/src/domain/social/rules/platforms'

/** The tabs of the posts' page, in the order of their life. */
export const tabs = [
  { key: 'waiting', label: 'To approve', states: ['pending_approval'], none: 'Nothing waits for you here.' },
  { key: 'work', label: 'In work', states: ['changes_requested'], none: 'Nothing is being changed just now.' },
  { key: 'approved', label: 'Approved', states: ['approved'], none: 'Nothing is approved and still to go out.' },
  { key: 'posted', label: 'Posted', states: ['posted'], none: 'Nothing has gone out yet.' },
  { key: 'rejected', label: 'Rejected', states: ['rejected'], none: 'Nothing was rejected.' },
  { key: 'all', label: 'All', states: ['pending_approval', 'changes_requested', 'approved', 'posted', 'rejected'], none: 'The first ideas are being prepared.' },
] as const

export type Wish = { state?: string; platform?: string; q?: string; from?: string; to?: string; page?: string }

export const tabOf = (state: string | undefined) => tabs.find(({ key }) => key === state) ?? tabs[0]

const day = (given: string | undefined): string | null => (/^\d{4}-\d\d-\d\d$/.test(given ?? '') ? given! : null)

/** What a page of posts asks for, but for the words that are searched. */
export const whereOf = async (req: PayloadRequest, client: string, { state, platform, from, to }: Wish): Promise<Where> => {
  const [first, last] = [day(from), day(to)]
  return {
    and: [
      { client: { equals: client } },
      { status: { in: [...tabOf(state).states] } },
      ...(platform && platformKeys.some((key) => key === platform) ? [{ platform: { equals: platform } }] : []),
      ...(first ? [await plannedIn(req, { greater_than_equal: `${first}T00:00:00Z` })] : []),
      ...(last ? [await plannedIn(req, { less_than: `${last}T23:59:59.999Z` })] : []),
    ],
  }
}

/** The address of the same page with something changed; what is empty is left out. */
export const hrefWith = (path: string, wish: Wish, change: Partial<Wish>): string => {
  const all = Object.entries({ ...wish, page: undefined, ...change }).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return all.length ? `${path}?${new URLSearchParams(all).toString()}` : path
}
