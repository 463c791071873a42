'use client'

import { Link } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { isPlatform } from '@/src/domain/social/rules'
import { call } from '../../../api'
import { StatusPill } from '../../../status/StatusPill'
import { NetworkIcon } from '../../NetworkIcon'
import styles from '../messages.module.css'

type Post = { title: string; status: string; platform: string | null }

/** The post that a line links to, in small, for who may read it. */
export const PostCard = ({ id, admin }: { id: string; admin: string }) => {
  const [post, setPost] = useState<Post | null>(null)
  useEffect(() => {
    const aborter = new AbortController()
    call<Post>(`/posts/${id}?depth=0`, { signal: aborter.signal }).then(setPost, () => undefined)
    return () => aborter.abort()
  }, [id])
  if (!post) return null
  return (
    <div className={styles.card}>
      {isPlatform(post.platform) && <NetworkIcon platform={post.platform} />}
      <Link dir="auto" href={`${admin}/collections/posts/${id}`} prefetch={false}>{post.title}</Link>
      <StatusPill collection="posts" state={post.status} />
    </div>
  )
}
