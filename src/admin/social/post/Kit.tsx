'use client'

import { Button, toast } from '@payloadcms/ui'
import { platformRules } from '@/src/domain/social/rules'
import { sentenceOf } from '../../api'
import { movePost } from '../composer/save'
import type { PostFacts } from './facts'
import { LinkForm } from './LinkForm'
import styles from './post.module.css'

/** All that is needed to post by hand: caption, images in order, the account, and where the link comes back. */
export const Kit = ({ facts, onChanged }: { facts: PostFacts; onChanged: () => void }) => {
  const { values, platform } = facts
  const copy = async (text: string, what: string) => {
    await navigator.clipboard.writeText(text).then(() => toast.success(`${what} copied.`), () => toast.error('The browser did not allow copying. Select the text instead.'))
  }
  const mark = async (postUrl: string) => {
    try {
      await movePost(facts.id, 'mark-posted', { postUrl })
      toast.success('Marked as posted.')
      onChanged()
    } catch (error) {
      toast.error(sentenceOf(error))
    }
  }
  return (
    <section aria-labelledby="kit" className={styles.part}>
      <h2 id="kit">Post it by hand</h2>
      <ol className={styles.steps}>
        <li>
          <Button buttonStyle="secondary" margin={false} onClick={() => void copy(values.caption, 'Caption')} size="small">Copy the caption</Button>
        </li>
        {values.images.length > 0 && (
          <li>
            <Button buttonStyle="secondary" el="anchor" margin={false} size="small" url={`/api/posts/${facts.id}/kit/zip`}>Download {values.images.length === 1 ? 'the image' : `${values.images.length} images`}</Button>
            {values.images.some(({ alt }) => alt) && <Button buttonStyle="tab" margin={false} onClick={() => void copy(values.images.map(({ alt }, at) => `${at + 1}. ${alt}`).join('\n'), 'Descriptions')} size="small">Copy the descriptions</Button>}
          </li>
        )}
        {platform && (
          <li>
            <a href={`https://${platformRules[platform].hosts[0]}`} rel="noreferrer noopener" target="_blank">Open {platformRules[platform].label}</a> and post it as <strong><bdi>{facts.account?.handle}</bdi></strong>.
          </li>
        )}
        <li>
          <LinkForm facts={facts} label="Mark as posted" onSend={mark} />
        </li>
      </ol>
    </section>
  )
}
