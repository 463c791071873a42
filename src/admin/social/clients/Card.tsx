import { Link } from '@payloadcms/ui'
import type { ReactNode } from 'react'
import type { MyClient } from '@/src/domain/social/overview/mine'
import { Avatar } from '../../shared/Avatar'
import styles from './clients.module.css'

type Props = { client: MyClient; picture: string | undefined; admin: string }

/** A client in small: what it asked for first, and each figure leads to its rows. */
export const Card = ({ client, picture, admin }: Props) => {
  const posts = `${admin}/collections/posts?client=${client.id}`
  return (
    <li className={styles.card}>
      <p className={styles.name}>
        <Avatar image={picture} name={client.name} />
        <Link href={`${admin}/collections/clients/${client.id}`} prefetch={false}><bdi>{client.name}</bdi></Link>
        {client.isPrimary && <small>You are the first contact</small>}
      </p>
      <ul className={styles.figures}>
        {client.changeRequests > 0 && <Figure href={`${posts}&status=changeRequests`} isHot><span aria-hidden="true" className={styles.dot} />{client.changeRequests === 1 ? '1 change request' : `${client.changeRequests} change requests`}</Figure>}
        <Figure href={`${posts}&status=pending_approval`}>{client.pending} waiting for approval</Figure>
        <Figure href={`${admin}/messages`}>{client.unread} unread</Figure>
        <Figure href={`${admin}/collections/clients/${client.id}?tab=accounts`}>{client.connections === 1 ? '1 account' : `${client.connections} accounts`}</Figure>
      </ul>
      <p className={styles.ways}>
        <Link href={`${admin}/write-post?client=${client.id}`} prefetch={false}>Write a post</Link>
        <Link href={`${admin}/post-calendar?client=${client.id}`} prefetch={false}>Calendar</Link>
      </p>
    </li>
  )
}

const Figure = ({ href, isHot = false, children }: { href: string; isHot?: boolean; children: ReactNode }) => <li data-hot={isHot}><Link href={href} prefetch={false}>{children}</Link></li>
