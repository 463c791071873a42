import { ImageIcon } from 'lucide-react'
import Link from 'next/link'
import type { Reader } from '@/src/browser/format/reader'
import { QuickDecide } from '../decision/Quick'
import type { ShownPost } from '../item/shown'
import { StateBadge } from '../item/StateBadge'
import { planned } from '../item/When'
import { platformLabel } from '../item/words'

/** A post in one line; the whole line leads to it. `waits`: the reader can decide on it here. */
export const PostLine = ({ post, reader, waits }: { post: ShownPost; reader: Reader; waits: boolean }) => (
  <li className="relative flex items-start gap-3 rounded-md px-2 py-2.5 hover:bg-sunk sm:items-center">
    <span aria-hidden="true" className="grid size-12 shrink-0 place-items-center overflow-hidden rounded-md bg-sunk text-quiet">
      {post.pictures[0] ? <img alt="" className="size-full object-cover" height={48} loading="lazy" src={post.pictures[0].url} width={48} /> : <ImageIcon size={20} />}
    </span>
    <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1.5">
      <div className="min-w-0 flex-1 basis-44">
        <Link className="block truncate text-left text-sm font-medium after:absolute after:inset-0" dir="auto" href={`/posts/${post.id}`} id={`post-${post.id}`} prefetch={false}>{post.title}</Link>
        <p className="truncate text-xs text-quiet">{[platformLabel(post.platform), post.account?.handle, post.scheduledAt && planned(post.scheduledAt, reader)].filter(Boolean).join(' · ')}</p>
      </div>
      {waits && <QuickDecide goOn={`post-${post.id}`} id={post.id} title={post.title} type="post" version={post.version} />}
      <span className={waits ? 'max-sm:hidden' : ''}><StateBadge state={post.status} /></span>
    </div>
  </li>
)
