import { Bookmark, Heart, MessageCircle, Repeat2, Send, Share2, ThumbsUp } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ShownPost } from '../item/shown'
import { platformLabel } from '../item/words'
import { Avatar } from '../ui/Avatar'
import { Caption } from './Caption'
import { Gallery } from './Gallery'

type Props = { post: ShownPost; eager?: boolean }

const Who = ({ post: { account, platform }, size = 40, children }: { post: ShownPost; size?: number; children?: ReactNode }) => (
  <div className="flex min-w-0 items-center gap-3">
    <Avatar image={account?.avatar} name={account?.name ?? platformLabel(platform)} size={size} />
    <div className="min-w-0 leading-tight">
      <p className="truncate text-sm font-semibold">{account?.name ?? platformLabel(platform)}</p>
      <p className="truncate text-xs text-quiet">{children ?? platformLabel(platform)}</p>
    </div>
  </div>
)

const Signs = ({ all, labels }: { all: (typeof Heart)[]; labels?: string[] }) => (
  <div aria-hidden="true" className="flex items-center justify-between gap-2 px-4 py-3 text-quiet">
    <div className={`flex ${labels ? 'w-full justify-around' : 'gap-4'}`}>
      {all.map((Sign, at) => <span className="inline-flex items-center gap-1.5 text-xs font-medium" key={at}><Sign size={20} strokeWidth={1.8} />{labels && <span className="hidden sm:inline">{labels[at]}</span>}</span>)}
    </div>
  </div>
)

const asInstagram = ({ post, eager }: Props) => (
  <>
    <div className="px-4 py-3"><Who post={post} size={34} /></div>
    <Gallery eager={eager} pictures={post.pictures} />
    <Signs all={[Heart, MessageCircle, Send]} />
    <div className="px-4 pb-4 text-sm"><Caption text={post.caption} /></div>
  </>
)

const asFeed = ({ post, eager }: Props) => {
  const labels = post.platform === 'linkedin' ? ['Like', 'Comment', 'Repost', 'Send'] : ['Like', 'Comment', 'Share']
  return (
    <>
      <div className="px-4 pt-4 pb-3"><Who post={post} size={44} /></div>
      <div className="px-4 pb-3 text-sm"><Caption text={post.caption} /></div>
      <Gallery eager={eager} pictures={post.pictures} />
      <Signs all={post.platform === 'linkedin' ? [ThumbsUp, MessageCircle, Repeat2, Send] : [ThumbsUp, MessageCircle, Share2]} labels={labels} />
    </>
  )
}

const asX = ({ post, eager }: Props) => (
  <div className="flex gap-3 p-4">
    <Avatar image={post.account?.avatar} name={post.account?.name ?? 'X'} size={40} />
    <div className="min-w-0 flex-1">
      <p className="truncate text-sm"><span className="font-semibold">{post.account?.name}</span> <span className="text-quiet">{post.account?.handle}</span></p>
      <Caption className="mt-0.5 text-sm" text={post.caption} />
      {post.pictures.length > 0 && <Gallery className="mt-3 rounded-xl border border-line" eager={eager} pictures={post.pictures} ratio={16 / 9} />}
      <div aria-hidden="true" className="mt-3 flex justify-between text-quiet">{[MessageCircle, Repeat2, Heart, Bookmark, Share2].map((Sign, at) => <Sign key={at} size={18} strokeWidth={1.8} />)}</div>
    </div>
  </div>
)

const asTikTok = ({ post, eager }: Props) => (
  <div className="relative mx-auto max-w-[22rem] overflow-hidden bg-black text-white">
    <Gallery eager={eager} pictures={post.pictures} ratio={9 / 16} />
    <div className="absolute inset-x-0 bottom-0 bg-linear-to-t from-black/85 via-black/55 to-transparent p-4 pt-16 text-sm [&_.text-brand-text]:text-white">
      <p className="font-semibold">{post.account?.handle}</p>
      <Caption most={160} text={post.caption} />
    </div>
  </div>
)

const asYouTube = ({ post, eager }: Props) => (
  <>
    <Gallery eager={eager} pictures={post.pictures} ratio={16 / 9} />
    <div className="p-4">
      <p className="text-base font-semibold" dir="auto">{post.title}</p>
      <div className="mt-3"><Who post={post} size={36}>{post.account?.handle}</Who></div>
      <div className="mt-3 rounded-md bg-sunk p-3 text-sm"><Caption most={240} text={post.caption} /></div>
    </div>
  </>
)

const looks: Record<string, (props: Props) => ReactNode> = { instagram: asInstagram, linkedin: asFeed, facebook: asFeed, google_business: asFeed, x: asX, tiktok: asTikTok, youtube: asYouTube }

/** A post as its network will show it, in few strokes. */
export const NetworkFrame = (props: Props) => {
  const look = looks[props.post.platform ?? ''] ?? asFeed
  return (
    <figure aria-label={`Preview on ${platformLabel(props.post.platform)}`} className="overflow-hidden rounded-xl border border-line bg-card">{look(props)}</figure>
  )
}
