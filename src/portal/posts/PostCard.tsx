import { ImageIcon, Images } from 'lucide-react'
import Link from 'next/link'
import type { Reader } from '@/src/browser/format/reader'
import type { ShownPost } from '../item/shown'
import { StateBadge } from '../item/StateBadge'
import { planned } from '../item/When'
import { platformLabel } from '../item/words'

/** A post in a gallery of posts. */
export const PostCard = ({ post, reader }: { post: ShownPost; reader: Reader }) => (
  <li className="relative flex flex-col overflow-hidden rounded-xl border border-line bg-card shadow-card hover:border-edge">
    <div aria-hidden="true" className="relative grid aspect-[16/10] place-items-center overflow-hidden bg-sunk text-quiet">
      {post.pictures[0] ? <img alt="" className="size-full object-cover" loading="lazy" src={post.pictures[0].url} /> : <ImageIcon size={28} strokeWidth={1.5} />}
      {post.pictures.length > 1 && <span className="figure absolute top-2 right-2 inline-flex items-center gap-1 rounded-full bg-black/65 px-2 py-0.5 text-xs text-white"><Images size={12} /> {post.pictures.length}</span>}
    </div>
    <div className="flex flex-1 flex-col gap-2 p-4">
      <div className="flex items-start justify-between gap-3">
        <h2 className="min-w-0 text-sm font-semibold"><Link className="line-clamp-2 text-left after:absolute after:inset-0" dir="auto" href={`/posts/${post.id}`} prefetch={false}>{post.title}</Link></h2>
        <StateBadge state={post.status} />
      </div>
      <p className="line-clamp-2 text-sm text-quiet [unicode-bidi:plaintext]" dir="auto">{post.caption}</p>
      <p className="mt-auto truncate text-xs text-quiet">{[platformLabel(post.platform), post.account?.handle, post.scheduledAt && planned(post.scheduledAt, reader)].filter(Boolean).join(' · ')}</p>
    </div>
  </li>
)
