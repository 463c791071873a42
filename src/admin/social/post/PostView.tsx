import { SetStepNav } from '@payloadcms/ui'
import { redirect } from 'next/navigation'
import type { DocumentViewServerProps } from 'payload'
import { isUuid } from '@/src/engine/ids'
import { readerOf } from '../../format/reader'
import { Empty } from '../../shared/Empty'
import { postFactsOf } from './facts'
import { PostPage } from './PostPage'
import styles from './post.module.css'

/** One page through the life of a post: written, waiting, decided, out. */
export const PostView = async ({ doc, initPageResult, params }: DocumentViewServerProps) => {
  const { req } = initPageResult
  const admin = req.payload.config.routes.admin
  if (![params?.segments].flat().some(isUuid)) redirect(`${admin}/write-post`)
  const facts = doc?.id ? await postFactsOf(req, String(doc.id)) : null
  if (!facts) return <div className={styles.page}><Empty title="This post does not exist">It may have been deleted, or belong to somebody else.</Empty></div>
  return (
    <>
      <SetStepNav nav={[{ label: 'Posts', url: '/collections/posts' }, { label: facts.title }]} />
      <PostPage admin={admin} facts={facts} key={facts.id} me={{ isAdmin: facts.actions.some(({ name, enabled }) => name === 'approve' && enabled) }} reader={readerOf(req.user)} />
    </>
  )
}
