'use client'

import { Link, Pill } from '@payloadcms/ui'
import { isPlatform, platformRules } from '@/src/domain/social/rules'
import type { Reader } from '../../format/reader'
import { exact } from '../../format/time'
import { Time } from '../../shared/Time'
import { StatusPill } from '../../status/StatusPill'
import type { Account, ClientChoice } from '../composer/values'
import { NetworkIcon } from '../NetworkIcon'
import { thumbOf, type Listed, type PostRow } from './useList'
import styles from './list.module.css'

type Props = { list: Listed; urls: Record<string, string>; clients: readonly ClientChoice[]; accounts: readonly Account[]; chosen: readonly string[]; setChosen: (chosen: readonly string[]) => void; reader: Reader; admin: string }

/** One row a post; on a phone a card. */
export const Rows = ({ list, chosen, setChosen, ...rest }: Props) => {
  const all = list.docs.map(({ id }) => id)
  return (
    <div className={`table ${styles.table}`}>
      <table cellPadding="0" cellSpacing="0">
        <caption className="sr-only">{list.totalDocs} posts</caption>
        <thead>
          <tr>
            <th scope="col"><label className={styles.tick}><input aria-label="Choose all on this page" checked={chosen.length === all.length} onChange={({ target }) => setChosen(target.checked ? all : [])} type="checkbox" /></label></th>
            <th scope="col">Post</th>
            <th scope="col">Client</th>
            <th scope="col">Account</th>
            <th scope="col">State</th>
            <th scope="col">Planned</th>
          </tr>
        </thead>
        <tbody>
          {list.docs.map((post) => <Row isChosen={chosen.includes(post.id)} key={post.id} onChoose={(on) => setChosen(on ? [...chosen, post.id] : chosen.filter((id) => id !== post.id))} post={post} {...rest} />)}
        </tbody>
      </table>
    </div>
  )
}

type RowProps = Omit<Props, 'list' | 'chosen' | 'setChosen'> & { post: PostRow; isChosen: boolean; onChoose: (on: boolean) => void }

const Row = ({ post, urls, clients, accounts, reader, admin, isChosen, onChoose }: RowProps) => {
  const thumb = thumbOf(post)
  const platform = isPlatform(post.platform) ? post.platform : null
  return (
    <tr>
      <td><label className={styles.tick}><input aria-label={`Choose “${post.title}”`} checked={isChosen} onChange={({ target }) => onChoose(target.checked)} type="checkbox" /></label></td>
      <td>
        <span className={styles.post}>
          <span aria-hidden="true" className={styles.thumb}>{thumb && urls[thumb] && <img alt="" loading="lazy" src={urls[thumb]} />}</span>
          <span className={styles.words}>
            <Link dir="auto" href={`${admin}/collections/posts/${post.id}`} prefetch={false}>{post.title}</Link>
            <small dir="auto">{post.caption?.slice(0, 120)}</small>
          </span>
        </span>
      </td>
      <td data-label="Client"><bdi>{clients.find(({ id }) => id === post.client)?.name ?? '–'}</bdi></td>
      <td data-label="Account">
        {platform && <span className={styles.account}><NetworkIcon platform={platform} /><bdi>{accounts.find(({ id }) => id === post.connection)?.handle ?? platformRules[platform].label}</bdi></span>}
      </td>
      <td data-label="State"><Badges post={post} /></td>
      <td data-label="Planned"><Planned post={post} reader={reader} /></td>
    </tr>
  )
}

const open = ['pending_approval', 'changes_requested', 'approved']
const isLate = ({ status, scheduledAt }: PostRow, now: number): boolean => open.includes(status) && Boolean(scheduledAt) && Date.parse(scheduledAt!) < now

const Badges = ({ post }: { post: PostRow }) => (
  <span className={styles.badges}>
    <StatusPill collection="posts" state={post.status} />
    {post.status === 'changes_requested' && post.changeRequest?.text && <span className={styles.dot} title={post.changeRequest.text}><span className="sr-only">The client asked: {post.changeRequest.text}</span></span>}
    {isLate(post, Date.now()) && <Pill pillStyle="error" size="small">Late</Pill>}
    {post.publishState === 'failed' && <Pill pillStyle="error" size="small">Publishing failed</Pill>}
    {post.publishState === 'unknown' && <Pill pillStyle="error" size="small">Is it live?</Pill>}
    {post.unread > 0 && <Pill pillStyle="warning" size="small">{post.unread} unread</Pill>}
  </span>
)

const Planned = ({ post, reader }: { post: PostRow; reader: Reader }) => {
  if (post.status === 'posted' && post.postedAt) return <>{post.postUrl ? <a href={post.postUrl} rel="noreferrer noopener" target="_blank">View post</a> : 'Posted'} <small><Time at={post.postedAt} reader={reader} /></small></>
  if (!post.scheduledAt) return <small>No time yet</small>
  return (
    <time dateTime={post.scheduledAt} title={exact(post.scheduledAt, reader.locale, post.scheduledTimezone ?? reader.zone)}>
      {new Intl.DateTimeFormat(reader.locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: reader.zone }).format(new Date(post.scheduledAt))}
      {post.autoPublish && <small>by itself</small>}
    </time>
  )
}
