'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { linkFault } from '@/src/domain/social/rules'
import { Entry } from '../../form/Entry'
import type { PostFacts } from './facts'
import styles from './post.module.css'

/** Where the link of a post is pasted: checked at once against the hosts of its network. */
export const LinkForm = ({ facts, label, onSend }: { facts: PostFacts; label: string; onSend: (postUrl: string) => Promise<void> }) => {
  const [url, setUrl] = useState('')
  const [busy, setBusy] = useState(false)
  const fault = url.trim() && facts.platform ? linkFault(facts.platform, url) : null
  const send = async () => {
    setBusy(true)
    await onSend(url.trim())
    setBusy(false)
  }
  return (
    <div className={styles.link}>
      <Entry fault={fault?.message} id="post-url" label="Link of the post" onChange={setUrl} placeholder="https://" type="url" value={url} />
      <Button disabled={busy || !url.trim() || Boolean(fault)} margin={false} onClick={() => void send()} size="medium">{busy ? `${label}…` : label}</Button>
    </div>
  )
}
